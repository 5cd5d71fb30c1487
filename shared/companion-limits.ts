/** Bounds of the companion's settings as plain data, for forms that do not carry the schema library. */

export const companionLimits = {
  maxAccounts: { min: 1, max: 100_000 },
  maxRunning: { min: 1, max: 10_000 },
  keepStatusDays: { min: 1, max: 3650 },
  keepMessageDays: { min: 1, max: 3650 },
  keepMediaDays: { min: 1, max: 3650 },
  keepMediaMb: { min: 1, max: 10_000_000 },
  parkAfterMinutes: { min: 5, max: 10_080 },
  parkWakeMinutes: { min: 5, max: 10_080 },
  recycleAboveMb: { min: 200, max: 100_000 },
} as const;
