/** The account as every program sees it, and the bodies that create and change it. */
import { z } from "zod";
import { maxNameLength, nameProblem, normaliseName } from "#shared/account-name";
import { capabilities } from "#shared/capabilities";
import { linkMethods, linkSchema } from "#shared/challenge";
import { distinctLabels, labelLimits, labelProblem, normaliseLabel } from "#shared/labels";
import { normalisePhone } from "#shared/phone";
import { accountResourcesSchema } from "#shared/resources";
import { optionalSettings, settingFields } from "#shared/settings";
import { accountStatuses, desiredStates, statusReasons } from "#shared/status";

/** The fields that always travel with a status, in REST answers and events alike. */
export const statusFields = {
  status: z.enum(accountStatuses).describe("Where it is now; whether it may send: only when `ready`."),
  reason: z.enum(statusReasons).nullable().describe("Why it is in this status; null when the status says it all."),
  since: z.iso.datetime().describe("When the status last changed."),
  desired: z.enum(desiredStates).describe("What was asked for last; survives restarts."),
  isPaused: z.boolean().describe("Stopped by pause-all, and not started or stopped since: resume-all starts it again."),
  attempt: z.int().min(0).describe("While reconnecting: which try this is; else 0."),
  nextRetryAt: z.iso.datetime().nullable().describe("When the next automatic try comes; null when none is planned."),
  link: linkSchema.nullable().describe("Set while status is `qr` or `pairing`."),
  degraded: z
    .array(z.enum(capabilities))
    .describe("What does not work on the current WhatsApp Web page although the account is ready."),
  epoch: z.int().min(0).describe("Raised at each start attempt, stop and delete."),
  rev: z.int().min(0).describe("Store-wide number of this account's last status change."),
  isLoggedIn: z.boolean().describe("Whether a phone is linked; true also while stopped."),
  phoneNumber: z.string().nullable().describe("International digits without plus, once known."),
  battery: z.int().min(0).max(100).nullable().describe("Percent; null when WhatsApp does not tell."),
};

/** Every field of PRD §8.1 plus the status fields. `connectionStatus` is `status` under its database name. */
export const accountSchema = z.strictObject({
  id: z.uuid().describe("Never changes; good wherever a name is."),
  clientName: z.string().describe("The name people gave it."),
  ...statusFields,
  connectionStatus: z.enum(accountStatuses).describe("The same as `status`, under its database name."),
  ...settingFields,
  labels: z.array(z.string()).describe("What people sort accounts by, in their order."),
  messagesSentToday: z.int().min(0).describe("Sent and reserved since local midnight or the last reset."),
  resources: accountResourcesSchema.nullable().describe("What it takes of the machine; null while it has no browser."),
  createdAt: z.iso.datetime().describe("When it was added."),
  updatedAt: z.iso.datetime().describe("When status or settings last changed."),
  lastActiveAt: z.iso.datetime().nullable().describe("When it last became ready or had a message; null for never."),
});
export type Account = z.infer<typeof accountSchema>;

export const newName = z
  .string()
  .refine((value) => nameProblem(value) === null, {
    error: (issue) => nameProblem(String(issue.input)) ?? "characters",
  })
  .transform(normaliseName)
  .describe("1–64 letters, digits, spaces, . _ - ( ) # & ' + or emoji; unique without regard to case.")
  .meta({ minLength: 1, maxLength: maxNameLength });

const label = z
  .string()
  .refine((value) => labelProblem(value) === null, {
    error: (issue) => labelProblem(String(issue.input)) ?? "characters",
  })
  .transform(normaliseLabel);

/** A list of labels in a request. */
export const labelsInput = z
  .array(label)
  .max(labelLimits.perAccount)
  .refine((labels) => distinctLabels(labels).length === labels.length, { error: "duplicate" })
  .describe("At most 10, each of 1–32 characters, without regard to case no two the same.");

/** Accepts `08…`, `+62 …`, spaces and dashes; yields international digits. */
export const phoneInput = z
  .string()
  .max(40)
  .transform((value, context) => {
    const digits = normalisePhone(value);
    if (digits !== null) return digits;
    context.addIssue({ code: "custom", message: "phone_number" });
    return z.NEVER;
  });

export const createAccountSchema = z
  .strictObject({
    clientName: newName,
    method: z.enum(linkMethods).describe("How the phone will be linked."),
    phoneNumber: phoneInput.optional().describe("Required for method `pairing`."),
    labels: labelsInput.optional().describe("At most 10, each of 1–32 characters; absent for none."),
    start: z.boolean().default(true).describe("Whether to begin linking at once."),
    ...optionalSettings("Default that of `/settings`."),
  })
  .refine((body) => body.method !== "pairing" || body.phoneNumber !== undefined, {
    path: ["phoneNumber"],
    error: "required",
  });
export type CreateAccount = z.infer<typeof createAccountSchema>;
/** What a caller writes, before defaults and normalisation. */
export type CreateAccountInput = z.input<typeof createAccountSchema>;

export const updateAccountSchema = z.strictObject({
  clientName: newName.optional(),
  labels: labelsInput.optional(),
  ...optionalSettings("Absent: stays."),
});
export type UpdateAccount = z.infer<typeof updateAccountSchema>;
export type UpdateAccountInput = z.input<typeof updateAccountSchema>;

export const accountListSchema = z.strictObject({
  rev: z.int().min(0).describe("Store-wide revision at which this was read; later changes have higher ones."),
  total: z.int().min(0).describe("Accounts that match, on all pages."),
  accounts: z.array(accountSchema).describe("By name."),
  nextCursor: z.string().nullable().describe("Give it as `cursor` for the next page; null on the last."),
});
export type AccountList = z.infer<typeof accountListSchema>;
