/** Accounts, one by one: their record, their wish to run, what happened to them and how their page looks. */
import { z } from "zod";
import {
  accountListSchema,
  accountSchema,
  createAccountSchema,
  phoneInput,
  updateAccountSchema,
} from "#shared/account";
import { activitySchema } from "#shared/activity";
import { maxActivityEntries } from "#shared/activity-limits";
import { linkMethods, pairingCodeSchema } from "#shared/challenge";
import type { OperationName } from "#shared/paths";
import { accountParam, type Contract, countUpTo } from "#shared/routes/contract";
import { selfCheckAnswerSchema } from "#shared/self-check";
import { accountStatuses } from "#shared/status";

const _device = z.object({ id: z.uuid().describe("From the list of devices.") });

const waitQuery = (wish: "ready" | "stopped") =>
  z.strictObject({
    wait: z.literal(wish).optional().describe("Answer only when this is reached or time is up."),
    timeoutMs: countUpTo(300_000).optional().describe("How long to wait, default 60000."),
  });

const startBody = z.strictObject({
  method: z
    .enum(linkMethods)
    .optional()
    .describe("Link anew with this method, which restarts a waiting client; absent: as before."),
  phoneNumber: phoneInput.optional().describe("For method `pairing`; default the one used last."),
});

const phoneTold = z.boolean().describe("Whether WhatsApp confirmed that the phone forgot this device.");

const accepted = { 200: accountSchema, 202: accountSchema };

export const accountRoutes = {
  createSession: {
    summary: "Add an account and, unless start is false, begin to link it",
    body: createAccountSchema,
    answers: { 201: accountSchema },
    errors: ["name_taken", "number_linked", "too_many_accounts", "idempotency_mismatch", "idempotency_busy"],
  },
  listSessions: {
    summary: "All accounts, filtered and paged; 304 to an `If-None-Match` with the `ETag` of an unchanged list",
    query: z.strictObject({
      status: z.enum(accountStatuses).optional().describe("Only accounts in this status."),
      q: z.string().max(100).optional().describe("Part of the name or number; absent for all."),
      limit: countUpTo(1000).optional().describe("Accounts per page, default 100."),
      cursor: z.string().max(200).optional().describe("`nextCursor` of the page before."),
    }),
    answers: { 200: accountListSchema },
  },
  readSession: {
    summary: "One account",
    params: accountParam,
    answers: { 200: accountSchema },
    errors: ["account_not_found"],
  },
  updateSession: {
    summary: "Change name or settings; a running client is not restarted",
    params: accountParam,
    body: updateAccountSchema,
    answers: { 200: accountSchema },
    errors: ["account_not_found", "name_taken"],
  },
  deleteSession: {
    summary: "Remove an account with its link, profile and history, for good",
    params: accountParam,
    answers: { 200: z.strictObject({ phoneTold }) },
    errors: ["account_not_found"],
  },
  startSession: {
    summary: "Ask for the account to run",
    params: accountParam,
    query: waitQuery("ready"),
    body: startBody,
    bodyOptional: true,
    answers: accepted,
    errors: ["account_not_found", "number_linked", "account_moving"],
  },
  stopSession: {
    summary: "Ask for the account to stop, keeping its link",
    params: accountParam,
    query: waitQuery("stopped"),
    answers: accepted,
    errors: ["account_not_found"],
  },
  logoutSession: {
    summary: "Unlink from WhatsApp; record, settings and history stay",
    params: accountParam,
    answers: { 200: z.strictObject({ account: accountSchema.describe("As it is now."), phoneTold }) },
    errors: ["account_not_found"],
  },
  readActivity: {
    summary: "What happened to an account, the newest first",
    params: accountParam,
    query: z.strictObject({
      limit: countUpTo(maxActivityEntries).optional().describe("Default 50."),
      before: countUpTo(999_999_999).optional().describe("Only entries with a lower `rev`."),
    }),
    answers: { 200: activitySchema },
    errors: ["account_not_found"],
  },
  readAvatar: {
    summary: "The account's own profile picture; 204 when it shows none",
    params: accountParam,
    answers: { 200: null, 204: null },
    errors: ["account_not_found", "not_ready", "whatsapp_failed"],
  },
  readSelfCheck: {
    summary: "What the last look at the account's WhatsApp Web page found",
    params: accountParam,
    answers: { 200: selfCheckAnswerSchema },
    errors: ["account_not_found"],
  },
  readScreenshot: {
    summary: "The account's WhatsApp Web page as it looks now, as PNG; may show chats, and is stored nowhere",
    params: accountParam,
    answers: { 200: null },
    errors: ["account_not_found", "not_ready", "whatsapp_failed"],
  },
  readQr: {
    summary: "The QR that waits for a scan",
    params: accountParam,
    query: z.strictObject({
      format: z.enum(["png", "svg", "raw"]).default("png").describe("A picture, or what the QR says as text."),
    }),
    answers: { 200: null },
    errors: ["account_not_found", "not_linking"],
  },
  requestPairingCode: {
    summary: "A code to type on the phone instead of a QR",
    params: accountParam,
    body: z.strictObject({ phoneNumber: phoneInput.describe("Of the phone that will be linked.") }),
    answers: { 200: pairingCodeSchema },
    errors: ["account_not_found", "not_linking", "number_linked", "whatsapp_failed", "link_timeout"],
  },
} as const satisfies Partial<Record<OperationName, Contract>>;
