/** Bulk commands: one outcome per name, never all-or-nothing. */
import { z } from "zod";
import { accountSchema, labelsInput } from "#shared/account";
import { errorCodes } from "#shared/errors";
import { optionalSettings } from "#shared/settings";

export const maxBatchNames = 500;

const names = z
  .array(z.string().min(1).max(200))
  .min(1)
  .max(maxBatchNames)
  .describe("Account names or ids; repeats count once.");

export const batchSchema = z.strictObject({ names });
export const batchSettingsSchema = z.strictObject({
  names,
  settings: z.strictObject(optionalSettings("Absent: stays.")).describe("The same change for each of them."),
  addLabels: labelsInput
    .optional()
    .describe("Put on each of them; absent for none. An account that would have more than 10 is refused."),
  removeLabels: labelsInput
    .optional()
    .describe("Taken off each of them that has them, whatever their case; absent for none."),
});

export const batchResultSchema = z.strictObject({
  results: z
    .array(
      z.strictObject({
        name: z.string().describe("As it was asked."),
        ok: z.boolean().describe("Whether it was done for this one."),
        code: z.enum(errorCodes).optional().describe("Why not, when it was not."),
        account: accountSchema.optional().describe("As it is now, when it was done and still exists."),
      }),
    )
    .describe("One per distinct name, in the order asked."),
});
export type BatchResult = z.infer<typeof batchResultSchema>;
