/** A socket that listens through all lives of the companion: what it was told, what a screen would show, what was missing. */
import { performance } from "node:perf_hooks";
import {
  type AccountListState,
  fromSnapshot,
  noAccounts,
  withAccount,
  withoutAccount,
  withStatus,
} from "#shared/client/account-list";
import type { StatusUpdate } from "#shared/events";
import type { CompanionProcess } from "../../scripts/testing/companion-process";

export interface Told extends Pick<StatusUpdate, "accountId" | "rev" | "status" | "reason" | "epoch"> {
  /** In milliseconds of `performance.now()`. */
  readonly at: number;
}

export interface Watcher {
  /** Every status this socket was told, over all lives. */
  readonly told: readonly Told[];
  /** Revisions that were missing, repeated or went back. */
  readonly holes: readonly string[];
  /** As a screen shows it. */
  shown(): AccountListState;
  /** The next status that fits, from now on. Rejects when none comes in time. */
  next(fits: (told: Told) => boolean, patienceMs: number): Promise<Told>;
  /** Resolves with the snapshot. */
  listenTo(companion: CompanionProcess): Promise<void>;
  leave(): void;
}

export function createWatcher(): Watcher {
  const told: Told[] = [];
  const holes: string[] = [];
  const waiting = new Set<(one: Told) => void>();
  let state: AccountListState = noAccounts;
  let highest = 0;
  let leave = () => {};

  function onSnapshot(snapshot: Parameters<typeof fromSnapshot>[0]): void {
    if (snapshot.rev < highest) holes.push(`a snapshot at ${snapshot.rev} after ${highest} had been told`);
    highest = snapshot.rev;
    state = fromSnapshot(snapshot);
  }

  function onStatus(update: StatusUpdate): void {
    if (update.rev !== highest + 1) holes.push(`${update.rev} after ${highest}`);
    highest = update.rev;
    state = withStatus(state, update).state;
    const { accountId, rev, status, reason, epoch } = update;
    const one: Told = { accountId, rev, status, reason, epoch, at: performance.now() };
    told.push(one);
    for (const look of [...waiting]) look(one);
  }

  return {
    told,
    holes,
    shown: () => state,
    next: (fits, patienceMs) =>
      new Promise((resolve, reject) => {
        const tooLate = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`No such status within ${patienceMs / 1000} s`));
        }, patienceMs);
        const look = (one: Told) => {
          if (!fits(one)) return;
          waiting.delete(look);
          clearTimeout(tooLate);
          resolve(one);
        };
        waiting.add(look);
      }),
    listenTo: (companion) =>
      new Promise((resolve, reject) => {
        const socket = companion.socket();
        leave = () => socket.removeAllListeners().disconnect();
        socket.on("whatsapp-all-statuses", (snapshot) => {
          onSnapshot(snapshot);
          resolve();
        });
        socket.on("whatsapp-status", onStatus);
        socket.on("whatsapp-account", (account) => {
          state = withAccount(state, account);
        });
        socket.on("whatsapp-account-removed", ({ accountId }) => {
          state = withoutAccount(state, accountId);
        });
        socket.once("connect_error", reject);
        socket.connect();
      }),
    leave: () => leave(),
  };
}
