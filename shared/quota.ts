/** The daily limit: what is left of it, how a part of it is reserved and given back, and what was used day by day. */
import { z } from "zod";
import { settingLimits } from "#shared/settings-limits";

const day = z.iso.date().describe("A local day in the companion's time zone.");
const remaining = z.int().min(0).describe("Messages that may still be reserved or sent on this day.");
const resetsAt = z.iso.datetime().describe("The local midnight at which a new day begins.");

export const reserveSchema = z.strictObject({
  count: z
    .int()
    .min(1)
    .max(settingLimits.dailyLimit.max)
    .default(1)
    .describe("How many messages to set aside; all of them or none."),
});

export const reservationSchema = z.strictObject({
  id: z.uuid().describe("Give it to POST …/messages as `reservationId`, or give it back."),
  count: z.int().min(1).describe("Messages set aside."),
  remaining,
  resetsAt,
});
export type Reservation = z.infer<typeof reservationSchema>;

export const givenBackSchema = z.strictObject({
  givenBack: z.int().min(0).describe("Messages of the reservation that had not been sent."),
  remaining,
  resetsAt,
});
export type GivenBack = z.infer<typeof givenBackSchema>;

export const quotaSchema = z.strictObject({
  day,
  timeZone: z.string().describe("IANA name of the zone whose midnight begins a day."),
  dailyLimit: z.int().min(1).describe("Messages per local day."),
  messagesSentToday: z.int().min(0).describe("Sent and reserved on this day, since the last reset of the counter."),
  remaining,
  resetsAt,
  reservations: z
    .array(
      z.strictObject({
        id: z.uuid().describe("Of the reservation."),
        left: z.int().min(1).describe("Messages of it not sent yet."),
        createdAt: z.iso.datetime().describe("When it was made."),
      }),
    )
    .describe("Set aside and not sent yet, oldest first."),
  suggestedTrustLevel: z
    .int()
    .min(settingLimits.trustLevel.min)
    .max(settingLimits.trustLevel.max)
    .describe("By age and time without trouble; a person decides."),
});
export type Quota = z.infer<typeof quotaSchema>;

export const maxUsageDays = 366;

export const usageSchema = z.strictObject({
  timeZone: z.string().describe("IANA name of the zone the days are of."),
  days: z
    .array(
      z.strictObject({
        day,
        sent: z.int().min(0).describe("Messages counted on this day; resetting the counter does not change it."),
        dailyLimit: z.int().min(1).describe("The limit when the last of them was counted."),
      }),
    )
    .describe("Days on which something was counted, oldest first."),
});
export type Usage = z.infer<typeof usageSchema>;
