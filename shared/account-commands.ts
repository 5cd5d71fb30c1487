/** What may be asked of an account and fail, as its activity names it. Plain data, for pages without the schema library. */
export const accountCommands = [
  "start",
  "stop",
  "pause",
  "logout",
  "delete",
  "update",
  "syncHistory",
  "cancelSync",
  "pairingCode",
  "resetCount",
  "export",
] as const;
export type AccountCommand = (typeof accountCommands)[number];
