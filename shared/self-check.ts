/** The last look at an account's WhatsApp Web page: which versions met there, what works and what was repaired. */
import { z } from "zod";
import { capabilities } from "#shared/capabilities";

const time = z.iso.datetime();

const buildRecordSchema = z.strictObject({
  firstSeenAt: time.describe("When an account here first met it."),
  lastOkAt: time.nullable().describe("When an account here was last well on this build."),
  firstBadAt: time.nullable().describe("When an account here was first of no use on it."),
});

export const selfCheckSchema = z.strictObject({
  at: time.describe("When it looked."),
  build: z.string().nullable().describe("WhatsApp Web's own version; null when the page told none."),
  library: z.string().describe("The version of whatsapp-web.js."),
  browser: z.string().describe("The version of Chromium."),
  isUsable: z.boolean().describe("False: the account cannot be used on this page at all."),
  degraded: z.array(z.enum(capabilities)).describe("What does not work."),
  findings: z.record(z.string(), z.string()).describe("A word or two for each thing looked at."),
  known: buildRecordSchema.nullable().describe("What all accounts here have seen of this build."),
});
export type SelfCheckView = z.infer<typeof selfCheckSchema>;

export const selfCheckAnswerSchema = z.strictObject({
  check: selfCheckSchema.nullable().describe("Null until the account was ready for the first time."),
});
