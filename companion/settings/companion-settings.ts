/** The companion's settings: what was chosen over REST, on top of what it was started with. */
import {
  type CompanionSettings,
  companionSettingsSchema,
  type UpdateCompanionSettings,
} from "#shared/companion-settings";
import { defaultCountry } from "#shared/phone";
import { settingDefaults } from "#shared/settings-limits";
import { dailyCeilingOf } from "#shared/trust-levels";
import { AppError } from "../errors";
import type { SettingsStore } from "./settings-store";

export interface CompanionSettingsService {
  current(): CompanionSettings;
  /** Changes what is given; the rest, also within `defaults`, stays. */
  update(change: UpdateCompanionSettings): Promise<CompanionSettings>;
}

/** What holds until someone chooses otherwise. */
export function initialSettings({
  timeZone,
  maxAccounts,
  maxRunning,
}: Pick<CompanionSettings, "timeZone" | "maxAccounts" | "maxRunning">): CompanionSettings {
  return {
    timeZone,
    maxAccounts,
    maxRunning,
    defaults: settingDefaults,
    country: defaultCountry,
    quietHours: null,
    keepStatusDays: 90,
    keepMessageDays: null,
    keepMediaDays: null,
    keepMediaMb: null,
    parkAfterMinutes: null,
    parkWakeMinutes: null,
    recycleAboveMb: 1_000,
  };
}

/** A setting an older or newer version left behind is not used, and not removed either. */
function usable(stored: Readonly<Record<string, unknown>>): Partial<CompanionSettings> {
  const known = Object.entries(companionSettingsSchema.shape).flatMap(([name, schema]) => {
    const result = schema.safeParse(stored[name]);
    return result.success ? [[name, result.data]] : [];
  });
  return Object.fromEntries(known);
}

function refuseAboveCeiling({ trustLevel, dailyLimit }: CompanionSettings["defaults"]): void {
  if (dailyLimit <= dailyCeilingOf(trustLevel)) return;
  throw new AppError("validation_failed", { errors: [{ path: "defaults.dailyLimit", code: "above_ceiling" }] });
}

function refuseUnusableStorage({ storageMode }: Partial<CompanionSettings["defaults"]>, hasBucket: boolean): void {
  if (storageMode !== "s3" || hasBucket) return;
  throw new AppError("validation_failed", { errors: [{ path: "defaults.storageMode", code: "not_configured" }] });
}

/** Fields set to undefined count as absent. */
function given<T extends object>(change: T) {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof T]?: Exclude<T[Name], undefined> };
}

export async function loadCompanionSettings(
  store: SettingsStore,
  initial: CompanionSettings,
  { hasBucket }: { readonly hasBucket: boolean },
): Promise<CompanionSettingsService> {
  let current: CompanionSettings = { ...initial, ...usable(await store.readAll()) };

  return {
    current: () => current,
    update: async ({ defaults, ...change }) => {
      const asked = given(defaults ?? {});
      // One that was chosen while there was a bucket stands in the way of no other change.
      refuseUnusableStorage(asked, hasBucket);
      const merged = { ...current.defaults, ...asked };
      refuseAboveCeiling(merged);
      const chosen = { ...given(change), ...(defaults !== undefined && { defaults: merged }) };
      await store.save(chosen);
      current = { ...current, ...chosen };
      return current;
    },
  };
}
