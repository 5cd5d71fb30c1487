/** The day's limit, and what was counted against it. */
import { z } from "zod";
import { accountSchema } from "#shared/account";
import type { OperationName } from "#shared/paths";
import {
  givenBackSchema,
  maxUsageDays,
  quotaSchema,
  reservationSchema,
  reserveSchema,
  usageSchema,
} from "#shared/quota";
import { accountParam, type Contract, countUpTo } from "#shared/routes/contract";

const reservation = z.object({
  ...accountParam.shape,
  id: z.uuid().describe("From the answer that made the reservation."),
});

const usageQuery = z.strictObject({
  days: countUpTo(maxUsageDays).optional().describe("The last so many days, default 30."),
});

export const quotaRoutes = {
  resetMessageCount: {
    summary: "Set the count of messages sent today to zero",
    params: accountParam,
    answers: { 200: accountSchema },
    errors: ["account_not_found"],
  },
  readQuota: {
    summary: "What is left of today's limit, and what is set aside",
    params: accountParam,
    answers: { 200: quotaSchema },
    errors: ["account_not_found"],
  },
  reserveQuota: {
    summary: "Set a part of today's limit aside before sending; void at midnight",
    params: accountParam,
    body: reserveSchema,
    bodyOptional: true,
    answers: { 201: reservationSchema },
    errors: ["account_not_found", "daily_limit", "idempotency_mismatch", "idempotency_busy"],
  },
  giveBackQuota: {
    summary: "Give back what was set aside and not sent",
    params: reservation,
    answers: { 200: givenBackSchema },
    errors: ["account_not_found", "reservation_not_found"],
  },
  readUsage: {
    summary: "Messages counted per local day, for charts",
    params: accountParam,
    query: usageQuery,
    answers: { 200: usageSchema },
    errors: ["account_not_found"],
  },
  exportUsage: {
    summary: "The same as CSV, for spreadsheets",
    params: accountParam,
    query: usageQuery,
    answers: { 200: null },
    errors: ["account_not_found"],
  },
} as const satisfies Partial<Record<OperationName, Contract>>;
