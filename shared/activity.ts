/** What happened to an account: each status it had, with its reason and its time. */
import { z } from "zod";
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
  nextBefore: z.int().min(1).nullable().describe("Give it as `before` for the entries that follow; null at the end."),
});
export type Activity = z.infer<typeof activitySchema>;
