/** Adding an account and changing its name and settings. */
import type { Account, CreateAccount, UpdateAccount } from "#shared/account";
import { settingDefaults } from "#shared/settings-limits";
import { dailyCeilingOf } from "#shared/trust-levels";
import { isoTime } from "../clock";
import { AppError } from "../errors";
import {
  type AccountContext,
  announceAccount,
  findAccount,
  refuseLinkedNumber,
  refuseWhileDraining,
} from "./account-context";
import { startAccount } from "./running";

interface Limits {
  readonly trustLevel?: number | undefined;
  readonly dailyLimit?: number | undefined;
}

function refuseAboveCeiling(changes: Limits, current: Required<Limits>): void {
  const ceiling = dailyCeilingOf(changes.trustLevel ?? current.trustLevel ?? 0);
  if ((changes.dailyLimit ?? current.dailyLimit ?? 0) <= ceiling) return;
  throw new AppError("validation_failed", { errors: [{ path: "dailyLimit", code: "above_ceiling" }] });
}

async function insertAccount(context: AccountContext, input: CreateAccount): Promise<Account> {
  const { accounts, clock, newId, maxAccounts } = context;
  const { method, phoneNumber, start: _start, ...settings } = input;
  refuseAboveCeiling(settings, settingDefaults);
  if ((await accounts.count()) >= maxAccounts) throw new AppError("too_many_accounts");
  await refuseLinkedNumber(context, phoneNumber, null);
  const link = { linkMethod: method, linkPhoneNumber: phoneNumber ?? null };
  const id = newId();
  const outcome = await accounts.insert({ ...settings, ...link, id, at: isoTime(clock) });
  if (outcome === "name_taken") throw new AppError("name_taken");
  return announceAccount(context, id);
}

export async function createAccount(context: AccountContext, input: CreateAccount): Promise<Account> {
  refuseWhileDraining(context);
  const account = await context.writer.exclusively(() => insertAccount(context, input));
  return input.start ? startAccount(context, account.id) : account;
}

export function updateAccount(context: AccountContext, name: string, changes: UpdateAccount): Promise<Account> {
  const { accounts, clock, writer } = context;
  return writer.exclusively(async () => {
    const record = await findAccount(context, name);
    refuseAboveCeiling(changes, record);
    if ((await accounts.saveSettings(record.id, changes, isoTime(clock))) === "name_taken") {
      throw new AppError("name_taken");
    }
    return announceAccount(context, record.id);
  });
}
