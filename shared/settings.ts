/** Per-account settings: bounds, defaults and validation (PRD §4.4). */
import { z } from "zod";
import { settingLimits, storageModes } from "#shared/settings-limits";

/** Every setting with its bounds; no defaults here, so that a partial update stays partial. */
export const settingFields = {
  autoStart: z.boolean().describe("Start this account when the companion starts."),
  syncLimit: z
    .int()
    .min(settingLimits.syncLimit.min)
    .max(settingLimits.syncLimit.max)
    .describe("Messages fetched per chat by a history sync."),
  storageMode: z.enum(storageModes).describe("Where media goes."),
  trustLevel: z
    .int()
    .min(settingLimits.trustLevel.min)
    .max(settingLimits.trustLevel.max)
    .describe("How much this number may send; see the trust table."),
  dailyLimit: z
    .int()
    .min(settingLimits.dailyLimit.min)
    .max(settingLimits.dailyLimit.max)
    .describe("Messages per local day, at most the ceiling of the trust level."),
};

export const settingsSchema = z.strictObject(settingFields);
export type AccountSettings = z.infer<typeof settingsSchema>;

type OptionalSettings = {
  [Name in keyof typeof settingFields]: z.ZodOptional<(typeof settingFields)[Name]>;
};

/** Every setting may be left out; `note` tells what holds then. */
export function optionalSettings(note: string) {
  const described = Object.entries(settingFields).map(([name, field]) => [
    name,
    field.describe(`${field.description} ${note}`).optional(),
  ]);
  return Object.fromEntries(described) as OptionalSettings;
}
