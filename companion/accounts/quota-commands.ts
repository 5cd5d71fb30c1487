/** The daily limit of an account by its name; whatever changes the count is told at once. */
import type { Account } from "#shared/account";
import type { GivenBack, Quota, Reservation, Usage } from "#shared/quota";
import { type AccountContext, announceAccount, findAccount } from "./account-context";

export interface QuotaUseCases {
  reserve(name: string, count: number): Promise<Reservation>;
  giveBack(name: string, reservationId: string): Promise<GivenBack>;
  read(name: string): Promise<Quota>;
  usage(name: string, days: number): Promise<Usage>;
}

/** Runs a change of the count and tells the account as it is then. */
function counted<T>(context: AccountContext, name: string, change: (id: string) => Promise<T>): Promise<T> {
  return context.writer.exclusively(async () => {
    const { id } = await findAccount(context, name);
    const result = await change(id);
    await announceAccount(context, id);
    return result;
  });
}

export function resetMessageCount(context: AccountContext, name: string): Promise<Account> {
  return context.writer.exclusively(async () => {
    const { id } = await findAccount(context, name);
    await context.quota.reset(id);
    return announceAccount(context, id);
  });
}

export function createQuotaCommands(context: AccountContext): QuotaUseCases {
  const { quota } = context;
  return {
    reserve: (name, count) => counted(context, name, (id) => quota.reserve(id, count)),
    giveBack: (name, reservationId) => counted(context, name, (id) => quota.giveBack(id, reservationId)),
    read: async (name) => quota.read(await findAccount(context, name)),
    usage: async (name, days) => quota.usage((await findAccount(context, name)).id, days),
  };
}
