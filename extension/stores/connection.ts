/** Where the line to the companion stands; each state keeps only what is true in it. */
import { createStore } from "zustand/vanilla";
import type { ErrorCode } from "#shared/errors";

/** `stranger`: something answers on the port, but it is not Saklar. */
export type OfflineCause = "unreachable" | "stranger" | "draining" | "dropped";

export type Connection =
  | { readonly step: "notPaired" }
  /** The first try since this page opened. */
  | { readonly step: "connecting"; readonly since: number }
  | { readonly step: "live"; readonly since: number }
  /** `nextTryAt` is null while a try is under way. Times in ms. */
  | {
      readonly step: "offline";
      readonly cause: OfflineCause;
      readonly since: number;
      readonly nextTryAt: number | null;
      readonly attempt: number;
    }
  /** The companion knows this browser no longer; its token is forgotten. */
  | { readonly step: "revoked" }
  | { readonly step: "wrongVersion"; readonly older: "companion" | "extension"; readonly companionVersion: string }
  /** The browser itself forbids the request. */
  | { readonly step: "blocked"; readonly cause: "hostPermission" | "localNetwork" }
  /** The companion refuses this browser for another reason than its token. */
  | { readonly step: "refused"; readonly code: ErrorCode };

export type ConnectionFact =
  | { readonly fact: "unpaired" }
  | { readonly fact: "trying"; readonly at: number }
  | { readonly fact: "live"; readonly at: number }
  | { readonly fact: "lost"; readonly cause: OfflineCause; readonly at: number; readonly nextTryAt: number }
  | { readonly fact: "revoked" }
  | { readonly fact: "wrongVersion"; readonly older: "companion" | "extension"; readonly companionVersion: string }
  | { readonly fact: "blocked"; readonly cause: "hostPermission" | "localNetwork" }
  | { readonly fact: "refused"; readonly code: ErrorCode };

/** The next connection state; being offline keeps its beginning through every retry, and no screen flickers while trying. */
export function nextConnection(current: Connection, fact: ConnectionFact): Connection {
  switch (fact.fact) {
    case "unpaired":
      return { step: "notPaired" };
    case "trying":
      return whileTrying(current, fact.at);
    case "live":
      return { step: "live", since: fact.at };
    case "lost":
      return {
        step: "offline",
        cause: fact.cause,
        since: current.step === "offline" ? current.since : fact.at,
        nextTryAt: fact.nextTryAt,
        attempt: current.step === "offline" ? current.attempt + 1 : 1,
      };
    case "revoked":
      return { step: "revoked" };
    case "wrongVersion":
      return { step: "wrongVersion", older: fact.older, companionVersion: fact.companionVersion };
    case "blocked":
      return { step: "blocked", cause: fact.cause };
    case "refused":
      return { step: "refused", code: fact.code };
  }
}

function whileTrying(current: Connection, at: number): Connection {
  switch (current.step) {
    case "offline":
      return { ...current, nextTryAt: null };
    case "wrongVersion":
    case "blocked":
    case "refused":
      return current;
    case "notPaired":
    case "connecting":
    case "live":
    case "revoked":
      return { step: "connecting", since: current.step === "connecting" && current.since > 0 ? current.since : at };
  }
}

export interface ConnectionStoreState {
  readonly connection: Connection;
  report(fact: ConnectionFact): void;
}

export type ConnectionStore = ReturnType<typeof createConnectionStore>;

export function createConnectionStore(initial: Connection = { step: "connecting", since: 0 }) {
  return createStore<ConnectionStoreState>()((set) => ({
    connection: initial,
    report: (fact) => set((state) => ({ connection: nextConnection(state.connection, fact) })),
  }));
}
