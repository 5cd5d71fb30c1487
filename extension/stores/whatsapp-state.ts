/** What this browser knows of the accounts, and the pure steps that change it. */
import type { Account } from "#shared/account";
import type { PairingCodeEvent, Snapshot, StatusUpdate } from "#shared/events";
import type { SyncProgress } from "#shared/history";
import { mergeAccount, withStatus } from "./account-changes";
import { type Challenges, dropChallenge, followPairingCode, followQrText, followStatus, payloadOf } from "./challenge";

export const accountActions = [
  "start",
  "stop",
  "logout",
  "remove",
  "update",
  "link",
  "syncHistory",
  "resetCount",
] as const;
export type AccountAction = (typeof accountActions)[number];

export interface WhatsappState {
  /** By id; sort when showing. */
  readonly accounts: Readonly<Record<string, Account>>;
  /** Highest store-wide revision seen. */
  readonly rev: number;
  /** When the list was last known to be true (ms), null before the first one. */
  readonly snapshotAt: number | null;
  /** False while the list is a remembered one. */
  readonly isLive: boolean;
  /** Never stored: a QR or code is a key to somebody's account. */
  readonly challenges: Challenges;
  /** The request under way for an account; its buttons are busy. */
  readonly pending: Readonly<Record<string, AccountAction>>;
  readonly syncs: Readonly<Record<string, SyncProgress>>;
  /** The companion cannot write to its database: what is shown may not be stored yet. */
  readonly isDegraded: boolean;
  /** Many accounts failed together: one of them tries for all. */
  readonly isNetworkLost: boolean;
}

export const emptyWhatsappState: WhatsappState = {
  accounts: {},
  rev: 0,
  snapshotAt: null,
  isLive: false,
  challenges: {},
  pending: {},
  syncs: {},
  isDegraded: false,
  isNetworkLost: false,
};

/** What the listener has to do after an update: nothing, or read the list again. */
export type StatusEffect = "none" | "reread";

type Step<Input> = (state: WhatsappState, input: Input) => WhatsappState;

/** The first event of a connection is the truth, even when its revision is lower (a restored companion). */
export function applySnapshot(state: WhatsappState, snapshot: Snapshot, at: number): WhatsappState {
  const accounts = Object.fromEntries(snapshot.accounts.map((account) => [account.id, account]));
  const challenges = snapshot.accounts.reduce(
    (shown, account) => followStatus(shown, account.id, account),
    onlyKnown(state.challenges, accounts),
  );
  return {
    ...state,
    accounts,
    challenges,
    syncs: onlyKnown(state.syncs, accounts),
    rev: snapshot.rev,
    snapshotAt: at,
    isLive: true,
    // Told again right after the snapshot while it lasts.
    isDegraded: false,
    isNetworkLost: false,
  };
}

/** The list painted before the companion answers. It never overwrites a live one. */
export function applyRemembered(state: WhatsappState, snapshot: Snapshot, at: number): WhatsappState {
  if (state.snapshotAt !== null) return state;
  return { ...applySnapshot(state, snapshot, at), challenges: {}, isLive: false };
}

/**
 * A list read over REST while events keep coming: newer events stay. `knownBefore` are the ids from before the
 * reading began; only of those does absence mean that they are gone, others were created meanwhile.
 */
export function applyReread(
  state: WhatsappState,
  list: Snapshot,
  knownBefore: readonly string[],
  at: number,
): WhatsappState {
  const listed = new Set(list.accounts.map(({ id }) => id));
  const kept = knownBefore.filter((id) => !listed.has(id)).reduce(removeAccount, state);
  const merged = list.accounts.reduce(applyAccount, kept);
  return { ...merged, rev: Math.max(state.rev, list.rev), snapshotAt: at };
}

/** Drops what is older than known. An equal revision only brings the QR or code that belongs to it. */
export function applyStatus(
  state: WhatsappState,
  update: StatusUpdate,
): { state: WhatsappState; effect: StatusEffect } {
  const known = state.accounts[update.accountId];
  if (!known) return { state, effect: "reread" };
  if (update.rev < known.rev) return { state, effect: "none" };
  const hasGap = update.rev > state.rev + 1;
  return {
    state: {
      ...state,
      accounts: { ...state.accounts, [known.id]: withStatus(known, update) },
      challenges: followStatus(state.challenges, known.id, update, payloadOf(update)),
      rev: Math.max(state.rev, update.rev),
    },
    effect: hasGap ? "reread" : "none",
  };
}

/** An account created, renamed or changed, by event or as the answer to a request. */
export const applyAccount: Step<Account> = (state, incoming) => {
  const account = mergeAccount(state.accounts[incoming.id], incoming);
  return {
    ...state,
    accounts: { ...state.accounts, [account.id]: account },
    challenges: followStatus(state.challenges, account.id, account),
    rev: Math.max(state.rev, account.rev),
  };
};

export const removeAccount: Step<string> = (state, accountId) => ({
  ...state,
  accounts: omit(state.accounts, accountId),
  challenges: dropChallenge(state.challenges, accountId),
  pending: omit(state.pending, accountId),
  syncs: omit(state.syncs, accountId),
});

export const applyPairingCode: Step<PairingCodeEvent> = (state, event) =>
  event.accountId in state.accounts ? { ...state, challenges: followPairingCode(state.challenges, event) } : state;

export function applyQrText(state: WhatsappState, accountId: string, issuedAt: string, qrText: string): WhatsappState {
  return { ...state, challenges: followQrText(state.challenges, accountId, issuedAt, qrText) };
}

export const applySyncProgress: Step<SyncProgress> = (state, progress) => ({
  ...state,
  syncs: { ...state.syncs, [progress.accountId]: progress },
});

export const forgetSync: Step<string> = (state, accountId) => ({ ...state, syncs: omit(state.syncs, accountId) });

/** The line is cut: the list was true until now, but QR and codes may change unseen. */
/** A sync that goes on tells so again; one that ended with the companion would run here for ever. */
export function loseLive(state: WhatsappState, at: number): WhatsappState {
  const snapshotAt = state.isLive ? at : state.snapshotAt;
  return { ...state, isLive: false, snapshotAt, challenges: {}, syncs: {} };
}

export function beginAction(state: WhatsappState, accountIds: readonly string[], action: AccountAction): WhatsappState {
  return { ...state, pending: { ...state.pending, ...Object.fromEntries(accountIds.map((id) => [id, action])) } };
}

export function endAction(state: WhatsappState, accountIds: readonly string[]): WhatsappState {
  return { ...state, pending: accountIds.reduce(omit, state.pending) };
}

function omit<Value>(record: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  if (!(key in record)) return record;
  const { [key]: _gone, ...rest } = record;
  return rest;
}

function onlyKnown<Value>(record: Readonly<Record<string, Value>>, accounts: Readonly<Record<string, Account>>) {
  return Object.fromEntries(Object.entries(record).filter(([id]) => id in accounts));
}
