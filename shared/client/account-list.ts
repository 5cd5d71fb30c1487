/** The account list as events build it: a snapshot first, then every change, older ones dropped and gaps noticed. Pure. */
import type { Account } from "#shared/account";
import type { Snapshot, StatusUpdate } from "#shared/events";

export interface AccountListState {
  /** By id. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** The highest revision seen. */
  readonly rev: number;
}

export const noAccounts: AccountListState = { accounts: new Map(), rev: 0 };

/** The truth at its revision, even when that is lower than before: the companion may have been put back. */
export function fromSnapshot({ rev, accounts }: Snapshot): AccountListState {
  return { rev, accounts: new Map(accounts.map((account) => [account.id, account])) };
}

function put(state: AccountListState, account: Account): AccountListState {
  const accounts = new Map(state.accounts).set(account.id, account);
  return { accounts, rev: Math.max(state.rev, account.rev) };
}

/** An account as the companion told or answered it; one that is older than known is dropped. */
export function withAccount(state: AccountListState, account: Account): AccountListState {
  const known = state.accounts.get(account.id);
  return known !== undefined && account.rev < known.rev ? state : put(state, account);
}

export function withoutAccount(state: AccountListState, accountId: string): AccountListState {
  const accounts = new Map(state.accounts);
  accounts.delete(accountId);
  return { ...state, accounts };
}

/** `isWhole` false: something was missed, so the account must be read again. */
export function withStatus(
  state: AccountListState,
  update: StatusUpdate,
): { readonly state: AccountListState; readonly isWhole: boolean } {
  const known = state.accounts.get(update.accountId);
  if (known === undefined) return { state, isWhole: false };
  if (update.rev < known.rev) return { state, isWhole: true };
  const { accountId: _id, message: _message, qrCode: _qr, qrText: _text, pairingCode: _code, ...fields } = update;
  const account: Account = {
    ...known,
    ...fields,
    connectionStatus: update.status,
    phoneNumber: update.phoneNumber ?? null,
    battery: update.battery ?? null,
  };
  return { state: put(state, account), isWhole: update.rev <= state.rev + 1 };
}
