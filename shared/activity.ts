/** What happened to an account: each status it had, with its reason and its time, and what was asked of it in vain. */
import { z } from "zod";
import { accountCommands } from "#shared/account-commands";
import { keptFailures } from "#shared/activity-limits";
import { errorCodes } from "#shared/errors";
import { accountStatuses, statusReasons } from "#shared/status";

export const activitySchema = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        rev: z.int().min(1).describe("Store-wide revision of the change."),
        status: z.enum(accountStatuses).describe("What it became."),
        reason: z.enum(statusReasons).nullable().describe("Why."),
        at: z.iso.datetime().describe("When."),
      }),
    )
    .describe("Newest first; kept for three months."),
  failures: z
    .array(
      z.strictObject({
        id: z.int().min(1).describe("The higher, the later."),
        afterRev: z.int().min(0).describe("`rev` of the account's status at that time; 0 before its first."),
        command: z.enum(accountCommands).describe("What was asked."),
        code: z.enum(errorCodes).describe("Why it was refused or failed."),
        at: z.iso.datetime().describe("When."),
      }),
    )
    .describe(
      `Commands that failed in the time of these entries, newest first; the last ${keptFailures} of an account are kept.`,
    ),
  nextBefore: z.int().min(1).nullable().describe("Give it as `before` for the entries that follow; null at the end."),
});
export type Activity = z.infer<typeof activitySchema>;
