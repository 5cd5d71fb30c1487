/** Keeps the account list true for as long as a program runs: snapshot, changes, lost and restored connections. */
import { io, type Socket } from "socket.io-client";
import type { Account } from "#shared/account";
import {
  type AccountListState,
  fromSnapshot,
  noAccounts,
  withAccount,
  withoutAccount,
  withStatus,
} from "#shared/client/account-list";
import { isErrorCode, SaklarError } from "#shared/client/saklar-error";
import { gatherPages } from "#shared/client/snapshot-pages";
import type { ClientToServerEvents, ServerToClientEvents } from "#shared/events";

export interface FollowListener {
  /** After the snapshot of each connection, and after every change. */
  onAccounts?(accounts: readonly Account[]): void;
  /** One account whose status, settings or count changed. */
  onAccount?(account: Account): void;
  onMessage?: ServerToClientEvents["whatsapp-message"];
  /** How far an own message has come. */
  onAck?: ServerToClientEvents["whatsapp-message-ack"];
  /** False while the list may be out of date; it is tried again by itself. */
  onConnection?(isConnected: boolean): void;
  /** The token is refused for good, so nothing is tried again. */
  onRefused?(error: SaklarError): void;
}

export interface Follower {
  accounts(): readonly Account[];
  /** Resolves with the list of the first snapshot; rejects when the token is refused before. */
  readonly first: Promise<readonly Account[]>;
  close(): void;
}

export interface FollowOptions extends FollowListener {
  readonly url: string;
  readonly token: string;
  readonly readAccount: (id: string) => Promise<Account>;
}

/** Refusals that waiting does not heal. */
const final = ["unauthorized", "scope_missing", "origin_mismatch", "origin_not_allowed", "host_not_allowed"];
const reconnectMs = 1_000;

type AccountSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

export function followAccounts({ url, token, readAccount, ...listener }: FollowOptions): Follower {
  const socket: AccountSocket = io(url, { auth: { token }, transports: ["websocket"], forceNew: true });
  let state: AccountListState = noAccounts;
  let answerFirst: (accounts: readonly Account[]) => void = () => {};
  let refuseFirst: (error: SaklarError) => void = () => {};
  const first = new Promise<readonly Account[]>((resolve, reject) => {
    answerFirst = resolve;
    refuseFirst = reject;
  });
  // A program that only listens is told by `onRefused`.
  first.catch(() => {});
  const accounts = () => [...state.accounts.values()];

  function become(next: AccountListState, changedId: string | null): void {
    if (next === state) return;
    state = next;
    const changed = changedId === null ? undefined : state.accounts.get(changedId);
    if (changed !== undefined) listener.onAccount?.(changed);
    listener.onAccounts?.(accounts());
  }

  /** An account that is gone by then is told as removed. */
  async function reread(id: string): Promise<void> {
    const account = await readAccount(id).catch(() => null);
    if (account !== null) become(withAccount(state, account), id);
  }

  const pages = gatherPages((snapshot) => {
    state = fromSnapshot(snapshot);
    listener.onConnection?.(true);
    listener.onAccounts?.(accounts());
    answerFirst(accounts());
  });
  socket.on("whatsapp-all-statuses", pages.first);
  socket.on("whatsapp-more-statuses", pages.more);
  socket.on("whatsapp-status", (update) => {
    const { state: next, isWhole } = withStatus(state, update);
    become(next, update.accountId);
    if (!isWhole) void reread(update.accountId);
  });
  socket.on("whatsapp-account", (account) => become(withAccount(state, account), account.id));
  socket.on("whatsapp-account-removed", ({ accountId }) => become(withoutAccount(state, accountId), null));
  socket.on("whatsapp-message", (message) => listener.onMessage?.(message));
  socket.on("whatsapp-message-ack", (event) => listener.onAck?.(event));
  const endWatch = watchConnection(socket, listener, refuseFirst);

  function close(): void {
    endWatch();
    socket.removeAllListeners().disconnect();
  }

  return { accounts, first, close };
}

/** Socket.IO comes back by itself, except after the companion itself ended the connection or refused it. Answers its end. */
function watchConnection(
  socket: AccountSocket,
  { onConnection, onRefused }: FollowListener,
  refuseFirst: (error: SaklarError) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const comeBack = () => {
    if (!socket.active) timer = setTimeout(() => socket.connect(), reconnectMs);
  };
  socket.on("disconnect", (reason) => {
    if (reason === "io client disconnect") return;
    onConnection?.(false);
    comeBack();
  });
  socket.on("connect_error", ({ message }) => {
    if (!final.includes(message)) return comeBack();
    const error = new SaklarError(isErrorCode(message) ? message : "unreachable", { title: message, retryable: false });
    onRefused?.(error);
    refuseFirst(error);
  });
  return () => clearTimeout(timer);
}
