/** What happened to an account: each status it had, with its reason and its time. */
import { z } from "zod";
import { accountStatuses, statusReasons } from "#shared/status";

export const maxActivityEntries = 200;

export const activitySchema = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        rev: z.int().min(1),
        status: z.enum(accountStatuses),
        reason: z.enum(statusReasons).nullable(),
        at: z.iso.datetime(),
      }),
    )
    .describe("Newest first; kept for three months."),
  nextBefore: z.int().nullable().describe("Give it as `before` for the entries that follow; null at the end."),
});
export type Activity = z.infer<typeof activitySchema>;
