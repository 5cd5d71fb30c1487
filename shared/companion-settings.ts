/** Settings of the companion as a whole: what new accounts begin with, which day and country it lives in, its bounds. */
import { isSupportedCountry } from "libphonenumber-js/min";
import { z } from "zod";
import { companionLimits } from "#shared/companion-limits";
import { settingsSchema } from "#shared/settings";

/** Whether this machine knows the IANA zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

export const quietHoursSchema = z
  .strictObject({
    from: timeOfDay.describe("First quiet minute, 24 hours."),
    to: timeOfDay.describe("First loud one."),
  })
  .refine(({ from, to }) => from !== to, { path: ["to"], error: "same_as_from" });
export type QuietHours = z.infer<typeof quietHoursSchema>;

const within = ({ min, max }: { readonly min: number; readonly max: number }) => z.int().min(min).max(max);

/** How the companion saves memory. */
const memoryFields = {
  parkAfterMinutes: within(companionLimits.parkAfterMinutes)
    .nullable()
    .describe("Minutes without a message after which an account's browser is closed; null never does."),
  parkWakeMinutes: within(companionLimits.parkWakeMinutes)
    .nullable()
    .describe(
      "Minutes after which a parked account comes back for a while to get its messages; null waits for a command.",
    ),
  recycleAboveMb: within(companionLimits.recycleAboveMb)
    .nullable()
    .describe("Megabytes above which an account is restarted once nobody uses it; null never does."),
};

const fields = {
  defaults: settingsSchema.describe("What a new account gets where its request says nothing."),
  timeZone: z
    .string()
    .refine(isTimeZone, { error: "time_zone" })
    .describe("IANA name, such as Asia/Jakarta; its midnight begins a day.")
    .meta({ maxLength: 64 }),
  country: z
    .string()
    .refine(isSupportedCountry, { error: "country" })
    .describe("Two capital letters; numbers that begin with 0 are taken as numbers of this country.")
    .meta({ minLength: 2, maxLength: 2 }),
  quietHours: quietHoursSchema.nullable().describe("No message is sent between these; null for none."),
  maxAccounts: within(companionLimits.maxAccounts).describe("Most accounts that can be added."),
  maxRunning: within(companionLimits.maxRunning).describe(
    "Most accounts that run at once; further starts wait, and lowering it stops none.",
  ),
  keepStatusDays: within(companionLimits.keepStatusDays).describe(
    "Days until old statuses are forgotten at the next start.",
  ),
  keepMessageDays: within(companionLimits.keepMessageDays)
    .nullable()
    .describe("Days until stored messages are forgotten at the next start; null keeps them."),
  keepMediaDays: within(companionLimits.keepMediaDays)
    .nullable()
    .describe("Days after which stored media of a message is removed, at most hours late; null keeps it."),
  keepMediaMb: within(companionLimits.keepMediaMb)
    .nullable()
    .describe("Megabytes of media each account keeps, the newest; null for no bound."),
  ...memoryFields,
};

export const companionSettingsSchema = z.strictObject(fields);
export type CompanionSettings = z.infer<typeof companionSettingsSchema>;

export const updateCompanionSettingsSchema = z
  .strictObject({
    ...fields,
    defaults: settingsSchema.partial().describe("Only what is given changes."),
  })
  .partial();
export type UpdateCompanionSettings = z.infer<typeof updateCompanionSettingsSchema>;
