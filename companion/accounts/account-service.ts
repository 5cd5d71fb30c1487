/** The use cases of accounts, put together from the files that hold one each. */
import { type AccountContext, readAccount } from "./account-context";
import type { AccountRecord } from "./account-store";
import { viewOf } from "./account-view";
import { readActivity } from "./activity";
import { createAccount, updateAccount } from "./creating";
import { logoutAccount, removeAccount } from "./leaving";
import { readQr, requestPairingCode } from "./linking";
import { idsOfPaused, idsOfRunning, pauseAccount } from "./pausing";
import { resetMessageCount } from "./quota-commands";
import { startAccount, stopAccount } from "./running";
import type { AccountFilter, AccountUseCases } from "./use-cases";
import { waitForAccount } from "./waiting";

const defaultPageSize = 100;

export function createAccountService(
  context: AccountContext,
  history: Pick<AccountUseCases, "syncHistory" | "cancelSync">,
): AccountUseCases {
  const { accounts, days, live, writer } = context;
  const viewAll = (records: readonly AccountRecord[]) => {
    const today = days.today();
    return records.map((record) => viewOf(record, live.of(record.id), today));
  };

  async function list(filter: AccountFilter) {
    // Before the rows: they may be newer than it says, never older, so that no later event is missed.
    const rev = await accounts.revision();
    const { records, ...page } = await accounts.listPage({ ...filter, limit: filter.limit ?? defaultPageSize });
    return { rev, ...page, accounts: viewAll(records) };
  }

  return {
    create: (input) => createAccount(context, input),
    list,
    read: (name) => readAccount(context, name),
    update: (name, changes, labels) => updateAccount(context, name, changes, labels),
    remove: (name) => removeAccount(context, name),
    start: (name, options) => startAccount(context, name, options),
    stop: (name) => stopAccount(context, name),
    pause: (name) => pauseAccount(context, name),
    waitFor: (name, wish, timeoutMs) => waitForAccount(context, name, wish, timeoutMs),
    logout: (name) => logoutAccount(context, name),
    ...history,
    currentQr: (name) => readQr(context, name),
    pairingCode: (name, phoneNumber) => requestPairingCode(context, name, phoneNumber),
    resetMessageCount: (name) => resetMessageCount(context, name),
    activity: (name, page) => readActivity(context, name, page),
    listIds: async (which) => {
      const records = await accounts.listAll();
      if (which === "running") return idsOfRunning(context, records);
      return which === "paused" ? idsOfPaused(records) : records.map(({ id }) => id);
    },
    attach: (attach) =>
      writer.exclusively(async () => {
        const records = await accounts.listAll();
        const rev = await accounts.revision();
        attach({ rev, accounts: viewAll(records) });
      }),
  };
}
