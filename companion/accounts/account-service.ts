/** The use cases of accounts, put together from the files that hold one each. */
import { type AccountContext, readAccount } from "./account-context";
import { viewOf } from "./account-view";
import { createAccount, resetMessageCount, updateAccount } from "./creating";
import { logoutAccount, removeAccount } from "./leaving";
import { readQr, requestPairingCode } from "./linking";
import { startAccount, stopAccount } from "./running";
import type { AccountFilter, AccountUseCases } from "./use-cases";
import { waitForAccount } from "./waiting";

const defaultPageSize = 100;

export function createAccountService(
  context: AccountContext,
  syncHistory: AccountUseCases["syncHistory"],
): AccountUseCases {
  const { accounts, live, writer } = context;

  async function list(filter: AccountFilter) {
    // Before the rows: they may be newer than it says, never older, so that no later event is missed.
    const rev = await accounts.revision();
    const { records, ...page } = await accounts.listPage({ ...filter, limit: filter.limit ?? defaultPageSize });
    return { rev, ...page, accounts: records.map((record) => viewOf(record, live.of(record.id))) };
  }

  return {
    create: (input) => createAccount(context, input),
    list,
    read: (name) => readAccount(context, name),
    update: (name, changes) => updateAccount(context, name, changes),
    remove: (name) => removeAccount(context, name),
    start: (name, options) => startAccount(context, name, options),
    stop: (name) => stopAccount(context, name),
    waitFor: (name, wish, timeoutMs) => waitForAccount(context, name, wish, timeoutMs),
    logout: (name) => logoutAccount(context, name),
    syncHistory,
    currentQr: (name) => readQr(context, name),
    pairingCode: (name, phoneNumber) => requestPairingCode(context, name, phoneNumber),
    resetMessageCount: (name) => resetMessageCount(context, name),
    listIds: async () => (await accounts.listAll()).map(({ id }) => id),
    attach: (attach) =>
      writer.exclusively(async () => {
        const records = await accounts.listAll();
        const rev = await accounts.revision();
        attach({ rev, accounts: records.map((record) => viewOf(record, live.of(record.id))) });
      }),
  };
}
