/** Bounds and defaults of account settings as plain data, for forms that do not carry the schema library. */
import { dailyCeilingOf, trustLevels } from "#shared/trust-levels";

export const storageModes = ["filesystem", "database", "s3", "none"] as const;
export type StorageMode = (typeof storageModes)[number];

export const settingLimits = {
  syncLimit: { min: 0, max: 500 },
  trustLevel: { min: 1, max: trustLevels.length },
  dailyLimit: { min: 1, max: dailyCeilingOf(trustLevels.length) },
} as const;

/** PRD §4.4. */
export const settingDefaults = {
  autoStart: false,
  syncLimit: 50,
  storageMode: "filesystem" as StorageMode,
  trustLevel: 1,
  dailyLimit: 50,
};
