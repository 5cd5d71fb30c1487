/** What people can do to many accounts at once: in small parcels, so that progress shows and the rest can be cancelled. */
import type { Account } from "#shared/account";
import type { BatchResult } from "#shared/batch";
import { ApiError, type ApiErrorCode } from "../api/api-error";
import type { HttpClient } from "../api/http-client";
import type { Body } from "../api/operation-types";
import type { AccountAction } from "../stores/whatsapp-state";
import type { WhatsappStore } from "../stores/whatsapp-store";

export const batchKinds = ["start", "stop", "logout", "remove"] as const;
export type BatchKind = (typeof batchKinds)[number];

export type BatchItem =
  | { readonly accountId: string; readonly ok: true }
  /** `cancelled`: never asked for. */
  | { readonly accountId: string; readonly ok: false; readonly code: ApiErrorCode | "cancelled" };

export interface BatchOptions {
  /** Cancels what has not been asked for yet. */
  readonly signal?: AbortSignal;
  /** Called after each parcel with everything done so far. */
  readonly onProgress?: (done: readonly BatchItem[]) => void;
}

/** The same for each account; labels are put on and taken off beside those it has. */
export type SettingsChange = Omit<Body<"updateSessions">, "names">;

export interface BatchActions {
  run(kind: BatchKind, accountIds: readonly string[], options?: BatchOptions): Promise<readonly BatchItem[]>;
  updateMany(
    accountIds: readonly string[],
    change: SettingsChange,
    options?: BatchOptions,
  ): Promise<readonly BatchItem[]>;
  stopAll(): Promise<readonly BatchItem[]>;
  /** Stops what runs; the companion remembers which accounts these were. */
  pauseAll(): Promise<readonly BatchItem[]>;
  /** Starts exactly what was paused. */
  resumeAll(): Promise<readonly BatchItem[]>;
}

interface Dependencies {
  readonly http: HttpClient;
  readonly whatsapp: WhatsappStore;
}

const parcelSize = 10;

const operationOf = {
  start: "startSessions",
  stop: "stopSessions",
  logout: "logoutSessions",
  remove: "deleteSessions",
} as const satisfies Record<BatchKind, string>;

export function createBatchActions({ http, whatsapp }: Dependencies): BatchActions {
  async function ask(
    action: AccountAction,
    names: readonly string[],
    request: () => Promise<BatchResult>,
  ): Promise<BatchItem[]> {
    whatsapp.getState().beginAction(names, action);
    try {
      const { results } = await request();
      for (const { account } of results) if (account) whatsapp.getState().applyAccount(account);
      return results.map(({ name, ok, code, account }) =>
        ok ? { accountId: account?.id ?? name, ok } : failed(account?.id ?? name, code ?? "internal"),
      );
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return names.map((name) => failed(name, error.code));
    } finally {
      whatsapp.getState().endAction(names);
    }
  }

  async function inParcels(
    accountIds: readonly string[],
    { signal, onProgress }: BatchOptions,
    askParcel: (names: string[]) => Promise<BatchItem[]>,
  ): Promise<readonly BatchItem[]> {
    const done: BatchItem[] = [];
    for (let start = 0; start < accountIds.length; start += parcelSize) {
      const names = accountIds.slice(start, start + parcelSize);
      done.push(...(signal?.aborted ? names.map((name) => failed(name, "cancelled")) : await askParcel(names)));
      onProgress?.([...done]);
    }
    return done;
  }

  return {
    run: (kind, accountIds, options = {}) =>
      inParcels(accountIds, options, async (names) => {
        const items = await ask(kind, names, () => http.call(operationOf[kind], { body: { names } }));
        if (kind === "remove")
          for (const { accountId, ok } of items) if (ok) whatsapp.getState().removeAccount(accountId);
        return items;
      }),
    updateMany: (accountIds, change, options = {}) =>
      inParcels(accountIds, options, (names) =>
        ask("update", names, () => http.call("updateSessions", { body: { names, ...change } })),
      ),
    stopAll: () => ask("stop", idsWhere(whatsapp), () => http.call("stopAllSessions", {})),
    pauseAll: () =>
      ask(
        "stop",
        idsWhere(whatsapp, ({ desired }) => desired === "running"),
        () => http.call("pauseAllSessions", {}),
      ),
    resumeAll: () =>
      ask(
        "start",
        idsWhere(whatsapp, ({ isPaused }) => isPaused),
        () => http.call("resumeAllSessions", {}),
      ),
  };
}

/** The accounts a command for all concerns, as far as is known here: they are shown as busy meanwhile. */
function idsWhere(whatsapp: WhatsappStore, isMeant: (account: Account) => boolean = () => true): readonly string[] {
  return Object.values(whatsapp.getState().accounts)
    .filter(isMeant)
    .map(({ id }) => id);
}

function failed(accountId: string, code: ApiErrorCode | "cancelled"): BatchItem {
  return { accountId, ok: false, code };
}
