/** Adding an account and changing its name and settings. */
import type { Account, CreateAccount, UpdateAccount } from "#shared/account";
import { changeLabels, type LabelChange, labelLimits } from "#shared/labels";
import type { AccountSettings } from "#shared/settings";
import type { StorageMode } from "#shared/settings-limits";
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

export function refuseAboveCeiling(changes: Limits, current: Required<Limits>): void {
  const ceiling = dailyCeilingOf(changes.trustLevel ?? current.trustLevel ?? 0);
  if ((changes.dailyLimit ?? current.dailyLimit ?? 0) <= ceiling) return;
  throw new AppError("validation_failed", { errors: [{ path: "dailyLimit", code: "above_ceiling" }] });
}

/** Where the request says nothing; the limit stays below the ceiling of a level that was asked for. */
function withDefaults<Asked extends Partial<Record<keyof AccountSettings, unknown>>>(
  asked: Asked & Limits,
  defaults: AccountSettings,
): Asked & AccountSettings {
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Asked;
  const ceiling = dailyCeilingOf(asked.trustLevel ?? defaults.trustLevel);
  return { ...defaults, dailyLimit: Math.min(defaults.dailyLimit, ceiling), ...given };
}

function refuseUnusableStorage(
  { media }: AccountContext,
  { storageMode }: { readonly storageMode?: StorageMode | undefined },
): void {
  if (storageMode === undefined || media.canUse(storageMode)) return;
  throw new AppError("validation_failed", { errors: [{ path: "storageMode", code: "not_configured" }] });
}

async function insertAccount(context: AccountContext, input: CreateAccount): Promise<Account> {
  const { accounts, clock, newId } = context;
  const { defaults, maxAccounts } = context.settings();
  const { method, phoneNumber, start: _start, ...asked } = input;
  const settings = withDefaults(asked, defaults);
  refuseAboveCeiling(settings, settings);
  refuseUnusableStorage(context, settings);
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

function labelsAfter(current: readonly string[], change: LabelChange): string[] {
  const labels = changeLabels(current, change);
  if (labels.length <= labelLimits.perAccount) return labels;
  throw new AppError("validation_failed", { errors: [{ path: "addLabels", code: "too_big" }] });
}

/** `labels` are put on and taken off beside those it has; `changes.labels` take their place. */
export function updateAccount(
  context: AccountContext,
  name: string,
  changes: UpdateAccount,
  labels?: LabelChange,
): Promise<Account> {
  const { accounts, clock, writer } = context;
  return writer.exclusively(async () => {
    const record = await findAccount(context, name);
    refuseAboveCeiling(changes, record);
    refuseUnusableStorage(context, changes);
    const edit = labels === undefined ? changes : { ...changes, labels: labelsAfter(record.labels, labels) };
    if ((await accounts.saveSettings(record.id, edit, isoTime(clock))) === "name_taken") {
      throw new AppError("name_taken");
    }
    context.media.wake(record.id);
    return announceAccount(context, record.id);
  });
}
