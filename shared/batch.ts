/** Bulk commands: one outcome per name, never all-or-nothing. */
import { z } from "zod";
import { accountSchema } from "#shared/account";
import { errorCodes } from "#shared/errors";
import { settingFields } from "#shared/settings";

export const maxBatchNames = 500;

const names = z
  .array(z.string().min(1).max(200))
  .min(1)
  .max(maxBatchNames)
  .describe("Account names or ids; repeats count once.");

export const batchSchema = z.strictObject({ names });
export const batchSettingsSchema = z.strictObject({ names, settings: z.strictObject(settingFields).partial() });

export const batchResultSchema = z.strictObject({
  results: z.array(
    z.strictObject({
      name: z.string(),
      ok: z.boolean(),
      code: z.enum(errorCodes).optional(),
      account: accountSchema.optional(),
    }),
  ),
});
export type BatchResult = z.infer<typeof batchResultSchema>;
