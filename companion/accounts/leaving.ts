/** Logging out and deleting: the link ends, and what belonged to it goes. */
import type { Account } from "#shared/account";
import { isoTime } from "../clock";
import { AppError } from "../errors";
import { type AccountContext, findAccount, readAccount, storeWish } from "./account-context";
import type { AccountRecord } from "./account-store";

/** Ends the client and drops its credentials; resolves to whether the phone was told. Does not wait itself. */
async function beginLogout(context: AccountContext, name: string) {
  const { accounts, browserHost, clock, pool, writer } = context;
  const record = await findAccount(context, name);
  const { id, isLoggedIn } = record;
  const epoch = await storeWish(context, record, { desired: "stopped" });
  const phoneTold = pool.endFor(
    id,
    { state: "stopped", epoch, reason: "logged_out" },
    {
      tellPhone: isLoggedIn,
      run: async () => {
        await browserHost.removeProfile(id);
        await writer.exclusively(() => accounts.saveUnlinked(id, isoTime(clock)));
      },
    },
  );
  return { id, phoneTold };
}

export async function logoutAccount(
  context: AccountContext,
  name: string,
): Promise<{ readonly account: Account; readonly phoneTold: boolean }> {
  const { writer } = context;
  const begun = await writer.exclusively(() => beginLogout(context, name));
  const phoneTold = await begun.phoneTold;
  return { account: await writer.exclusively(() => readAccount(context, begun.id)), phoneTold };
}

/**
 * Finishes a delete that is already marked; also for one that an earlier run left half done. When it fails it says so,
 * and is tried again until it is done.
 */
export function finishDelete(
  { accounts, browserHost, clock, leftovers, live, media, pool, writer }: AccountContext,
  { id }: Pick<AccountRecord, "id">,
  epoch: number,
  tellPhone: boolean,
): Promise<boolean> {
  const run = async () => {
    await browserHost.removeProfile(id);
    // Before the rows, which know where it lies.
    await media.removeAll(id);
    await writer.exclusively(async () => {
      await accounts.erase(id, isoTime(clock));
      live.forget(id);
      pool.forget(id);
      writer.tell("account.removed", { accountId: id });
    });
  };
  const end = (tells: boolean) =>
    pool.endFor(id, { state: "stopped", epoch, reason: "stopped" }, { tellPhone: tells, run });
  return end(tellPhone).catch((thrown: unknown) => {
    leftovers.add(id, () => end(false));
    throw thrown;
  });
}

export async function removeAccount(context: AccountContext, name: string): Promise<{ readonly phoneTold: boolean }> {
  const { accounts, clock, writer } = context;
  const begun = await writer.exclusively(async () => {
    const record = await findAccount(context, name);
    const epoch = await accounts.markDeleting(record.id, isoTime(clock));
    if (epoch === null) throw new AppError("account_not_found");
    return { phoneTold: finishDelete(context, record, epoch, record.isLoggedIn) };
  });
  return { phoneTold: await begun.phoneTold };
}
