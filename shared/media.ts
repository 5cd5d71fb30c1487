/** Pictures, voice messages and files: what is told of them with a message, and what an account's media take up. */
import { z } from "zod";
import { errorCodes } from "#shared/errors";
import { settingFields } from "#shared/settings";

export const messageMediaSchema = z.strictObject({
  mimetype: z.string().nullable().describe("As the sender's phone says; null when it does not."),
  filename: z.string().nullable().describe("Of documents; null for most others."),
  bytes: z.int().min(0).nullable().describe("How big it is, as far as is known."),
  isStored: z.boolean().describe("Whether the companion has it; else it asks WhatsApp for it when somebody does."),
});
export type MessageMedia = z.infer<typeof messageMediaSchema>;

const count = z.int().min(0);

export const mediaUsageSchema = z.strictObject({
  storageMode: settingFields.storageMode.describe("Where media belongs now."),
  files: count.describe("How many are stored, wherever they lie."),
  bytes: count.describe("What they take up together."),
  profileBytes: count.describe("What the account's browser profile takes up beside them, counted every ten minutes."),
  waiting: count.describe("How many are still to be fetched from WhatsApp."),
  moving: z
    .strictObject({
      left: count.describe("With bytes still in another place."),
      total: count.describe("Stored in all."),
    })
    .nullable()
    .describe("Set while media moves to where it belongs now, until nothing is left in the old place."),
  problem: z
    .enum(errorCodes)
    .nullable()
    .describe("Why the last try to fetch or move something failed; null if it did not."),
});
export type MediaUsage = z.infer<typeof mediaUsageSchema>;
