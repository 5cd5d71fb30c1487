/** What accounts and their browsers take of the machine, and how many more it has room for. */
import { z } from "zod";

const megabytes = z.int().min(0);
const percent = z.int().min(0);

/** Whoever takes more for longer is worth a word to the person. */
export const highMemory = { mb: 500, minutes: 5 } as const;

/** Of one account, as of the last look, which comes every half a minute. */
export const accountResourcesSchema = z.strictObject({
  memoryMb: megabytes.describe("Megabytes of its browser; of a shared one, an equal part."),
  cpuPercent: percent.describe("Percent of one processor, likewise."),
  sharedBy: z.int().min(1).describe("How many accounts are in its browser."),
  isHigh: z.boolean().describe(`Whether it has taken more than ${highMemory.mb} MB for ${highMemory.minutes} minutes.`),
});
export type AccountResources = z.infer<typeof accountResourcesSchema>;
/** As they are measured, before anybody judges them. */
export type MeasuredResources = Omit<AccountResources, "isHigh">;

export const browserResourcesSchema = z.strictObject({
  memoryMb: megabytes.describe("Megabytes of all its processes, shared pages counted by share."),
  cpuPercent: percent.describe("Percent of one processor."),
  accountIds: z.array(z.string()).describe("The accounts in it."),
});
export type BrowserResources = z.infer<typeof browserResourcesSchema>;

export const resourcesSchema = z.strictObject({
  browsers: z.array(browserResourcesSchema).describe("Every Chromium that runs; empty where the system does not tell."),
  browsersMb: megabytes.describe("Megabytes of all browsers together."),
  companionMb: megabytes.describe("Megabytes of the companion itself, browsers not counted."),
  totalMb: megabytes.describe("Megabytes of memory the machine has."),
  availableMb: megabytes.describe("Megabytes the system could still give."),
  budgetMb: megabytes.nullable().describe("What all browsers together may take; null: nine tenths of the machine."),
  running: z.int().min(0).describe("Accounts with a browser, those that launch included."),
  maxRunning: z.int().min(1).describe("Most that may run at once."),
  perAccountMb: megabytes.describe("What one more is expected to take: the average of those that run."),
  roomFor: z.int().min(0).describe("How many more accounts could run now."),
});
export type Resources = z.infer<typeof resourcesSchema>;
