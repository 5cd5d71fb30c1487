/** The REST contract: for each operation its inputs, answers and possible errors. Validation, types and OpenAPI come from here. */
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
import { batchResultSchema, batchSchema, batchSettingsSchema } from "#shared/batch";
import { linkMethods, pairingCodeSchema } from "#shared/challenge";
import { chatPageSchema, messagePageSchema } from "#shared/chats";
import { companionSettingsSchema, updateCompanionSettingsSchema } from "#shared/companion-settings";
import type { ErrorCode } from "#shared/errors";
import { syncAcceptedSchema, syncCancelledSchema, syncRequestSchema } from "#shared/history";
import { mediaUsageSchema } from "#shared/media";
import { sendMessageSchema, sentMessageSchema } from "#shared/messages";
import {
  auditListSchema,
  deviceListSchema,
  healthSchema,
  pairRequestSchema,
  pairResponseSchema,
  proofRequestSchema,
  proofResponseSchema,
  rotateResponseSchema,
} from "#shared/pairing";
import type { OperationName } from "#shared/paths";
import {
  givenBackSchema,
  maxUsageDays,
  quotaSchema,
  reservationSchema,
  reserveSchema,
  usageSchema,
} from "#shared/quota";
import { resourcesSchema } from "#shared/resources";
import { selfCheckAnswerSchema } from "#shared/self-check";
import { accountStatuses } from "#shared/status";
import {
  createWebhookSchema,
  deliveryPageSchema,
  newWebhookSchema,
  replayedSchema,
  replaySchema,
  updateWebhookSchema,
  webhookListSchema,
  webhookSchema,
  webhookSecretSchema,
  webhookTestSchema,
} from "#shared/webhooks";

interface Contract {
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Whether a request without a body means an empty one. */
  readonly bodyOptional?: boolean;
  /** Answer schema per success status; null = not JSON (binary, text or empty). */
  readonly answers: Readonly<Record<number, z.ZodType | null>>;
  /** Errors beyond those every operation can give (token, validation, internal …). */
  readonly errors?: readonly ErrorCode[];
}

const name = z.object({ name: z.string().min(1).max(200).describe("Account name or id.") });
const webhook = z.object({ id: z.uuid().describe("From the list of webhooks.") });
const device = z.object({ id: z.uuid().describe("From the list of devices.") });
const reservation = z.object({ ...name.shape, id: z.uuid().describe("From the answer that made the reservation.") });
const digits = z.string().regex(/^\d{1,9}$/);
const count = (max: number) => digits.transform(Number).pipe(z.int().min(1).max(max));

/** Pages by cursor; `what` are on them. */
const page = (max: number, what: string) =>
  z.strictObject({
    limit: count(max).optional().describe(`${what} per page, default 50.`),
    cursor: z.string().max(200).optional().describe("`nextCursor` of the page before."),
  });

const waitQuery = (wish: "ready" | "stopped") =>
  z.strictObject({
    wait: z.literal(wish).optional().describe("Answer only when this is reached or time is up."),
    timeoutMs: count(300_000).optional().describe("How long to wait, default 60000."),
  });

const startBody = z.strictObject({
  method: z
    .enum(linkMethods)
    .optional()
    .describe("Link anew with this method, which restarts a waiting client; absent: as before."),
  phoneNumber: phoneInput.optional().describe("For method `pairing`; default the one used last."),
});

const usageQuery = z.strictObject({
  days: count(maxUsageDays).optional().describe("The last so many days, default 30."),
});

const phoneTold = z.boolean().describe("Whether WhatsApp confirmed that the phone forgot this device.");
const accepted = { 200: accountSchema, 202: accountSchema };
const batchAnswer = { 200: batchResultSchema };

export const contracts = {
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
      limit: count(1000).optional().describe("Accounts per page, default 100."),
      cursor: z.string().max(200).optional().describe("`nextCursor` of the page before."),
    }),
    answers: { 200: accountListSchema },
  },
  readSession: { summary: "One account", params: name, answers: { 200: accountSchema }, errors: ["account_not_found"] },
  updateSession: {
    summary: "Change name or settings; a running client is not restarted",
    params: name,
    body: updateAccountSchema,
    answers: { 200: accountSchema },
    errors: ["account_not_found", "name_taken"],
  },
  deleteSession: {
    summary: "Remove an account with its link, profile and history, for good",
    params: name,
    answers: { 200: z.strictObject({ phoneTold }) },
    errors: ["account_not_found"],
  },
  startSession: {
    summary: "Ask for the account to run",
    params: name,
    query: waitQuery("ready"),
    body: startBody,
    bodyOptional: true,
    answers: accepted,
    errors: ["account_not_found", "number_linked"],
  },
  stopSession: {
    summary: "Ask for the account to stop, keeping its link",
    params: name,
    query: waitQuery("stopped"),
    answers: accepted,
    errors: ["account_not_found"],
  },
  logoutSession: {
    summary: "Unlink from WhatsApp; record, settings and history stay",
    params: name,
    answers: { 200: z.strictObject({ account: accountSchema.describe("As it is now."), phoneTold }) },
    errors: ["account_not_found"],
  },
  syncHistory: {
    summary: "Fetch older messages of every chat",
    params: name,
    body: syncRequestSchema,
    bodyOptional: true,
    answers: { 202: syncAcceptedSchema },
    errors: ["account_not_found", "not_ready", "capability_degraded", "just_linked", "sync_running"],
  },
  cancelSync: {
    summary: "Call a history sync off; what it has stored stays",
    params: name,
    answers: { 200: syncCancelledSchema },
    errors: ["account_not_found"],
  },
  readQr: {
    summary: "The QR that waits for a scan",
    params: name,
    query: z.strictObject({
      format: z.enum(["png", "svg", "raw"]).default("png").describe("A picture, or what the QR says as text."),
    }),
    answers: { 200: null },
    errors: ["account_not_found", "not_linking"],
  },
  requestPairingCode: {
    summary: "A code to type on the phone instead of a QR",
    params: name,
    body: z.strictObject({ phoneNumber: phoneInput.describe("Of the phone that will be linked.") }),
    answers: { 200: pairingCodeSchema },
    errors: ["account_not_found", "not_linking", "number_linked", "whatsapp_failed", "link_timeout"],
  },
  resetMessageCount: {
    summary: "Set the count of messages sent today to zero",
    params: name,
    answers: { 200: accountSchema },
    errors: ["account_not_found"],
  },
  readQuota: {
    summary: "What is left of today's limit, and what is set aside",
    params: name,
    answers: { 200: quotaSchema },
    errors: ["account_not_found"],
  },
  reserveQuota: {
    summary: "Set a part of today's limit aside before sending; void at midnight",
    params: name,
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
  readActivity: {
    summary: "What happened to an account, the newest first",
    params: name,
    query: z.strictObject({
      limit: count(maxActivityEntries).optional().describe("Default 50."),
      before: count(999_999_999).optional().describe("Only entries with a lower `rev`."),
    }),
    answers: { 200: activitySchema },
    errors: ["account_not_found"],
  },
  readUsage: {
    summary: "Messages counted per local day, for charts",
    params: name,
    query: usageQuery,
    answers: { 200: usageSchema },
    errors: ["account_not_found"],
  },
  exportUsage: {
    summary: "The same as CSV, for spreadsheets",
    params: name,
    query: usageQuery,
    answers: { 200: null },
    errors: ["account_not_found"],
  },
  readAvatar: {
    summary: "The account's own profile picture; 204 when it shows none",
    params: name,
    answers: { 200: null, 204: null },
    errors: ["account_not_found", "not_ready", "whatsapp_failed"],
  },
  readSelfCheck: {
    summary: "What the last look at the account's WhatsApp Web page found",
    params: name,
    answers: { 200: selfCheckAnswerSchema },
    errors: ["account_not_found"],
  },
  readScreenshot: {
    summary: "The account's WhatsApp Web page as it looks now, as PNG; may show chats, and is stored nowhere",
    params: name,
    answers: { 200: null },
    errors: ["account_not_found", "not_ready", "whatsapp_failed"],
  },
  sendMessage: {
    summary: "Send one text to one chat, within status, pace and daily limit",
    params: name,
    body: sendMessageSchema,
    answers: { 201: sentMessageSchema },
    errors: [
      "account_not_found",
      "reservation_not_found",
      "not_ready",
      "capability_degraded",
      "not_on_whatsapp",
      "pace_limit",
      "daily_limit",
      "whatsapp_failed",
      "idempotency_mismatch",
      "idempotency_busy",
    ],
  },
  listChats: {
    summary: "Chats as history syncs and live messages brought them",
    params: name,
    query: page(200, "Chats"),
    answers: { 200: chatPageSchema },
    errors: ["account_not_found"],
  },
  listMessages: {
    summary: "Stored messages of one chat",
    params: z.object({ ...name.shape, chatId: z.string().min(1).max(100).describe("From the list of chats.") }),
    query: page(200, "Messages"),
    answers: { 200: messagePageSchema },
    errors: ["account_not_found"],
  },
  searchMessages: {
    summary: "Stored messages of all chats with these words",
    params: name,
    query: page(200, "Messages").extend({
      q: z.string().min(1).max(200).describe("Words, or how they begin; all of them must be there."),
    }),
    answers: { 200: messagePageSchema },
    errors: ["account_not_found"],
  },
  readMedia: {
    summary: "What comes with a message, as bytes; fetched from WhatsApp when it is not stored",
    params: z.object({ ...name.shape, messageId: z.string().min(1).max(200).describe("From a list of messages.") }),
    answers: { 200: null },
    errors: [
      "account_not_found",
      "media_not_found",
      "media_gone",
      "media_too_large",
      "media_damaged",
      "media_storage_failed",
      "not_ready",
      "capability_degraded",
      "whatsapp_failed",
    ],
  },
  readMediaUsage: {
    summary: "What an account's stored media takes up, and what is under way with it",
    params: name,
    answers: { 200: mediaUsageSchema },
    errors: ["account_not_found"],
  },
  startSessions: { summary: "Start many accounts", body: batchSchema, answers: batchAnswer },
  stopSessions: { summary: "Stop many accounts", body: batchSchema, answers: batchAnswer },
  stopAllSessions: { summary: "Stop every account", answers: batchAnswer },
  pauseAllSessions: { summary: "Stop every account that runs, and remember which these were", answers: batchAnswer },
  resumeAllSessions: { summary: "Start exactly those that pause-all has stopped", answers: batchAnswer },
  deleteSessions: { summary: "Delete many accounts", body: batchSchema, answers: batchAnswer },
  logoutSessions: { summary: "Log many accounts out", body: batchSchema, answers: batchAnswer },
  updateSessions: { summary: "Change settings of many accounts", body: batchSettingsSchema, answers: batchAnswer },
  readSettings: {
    summary: "Settings of the companion: defaults, time zone, country, quiet hours, bounds, retention",
    answers: { 200: companionSettingsSchema },
  },
  updateSettings: {
    summary: "Change some of the companion's settings; the others stay",
    body: updateCompanionSettingsSchema,
    answers: { 200: companionSettingsSchema },
  },
  listWebhooks: { summary: "Addresses that are told of events", answers: { 200: webhookListSchema } },
  createWebhook: {
    summary: "Tell an address of events, of one account or of all; the secret is shown this once",
    body: createWebhookSchema,
    answers: { 201: newWebhookSchema },
    errors: ["account_not_found", "too_many_webhooks"],
  },
  updateWebhook: {
    summary: "Change where to, of what, or whether at all",
    params: webhook,
    body: updateWebhookSchema,
    answers: { 200: webhookSchema },
    errors: ["webhook_not_found"],
  },
  deleteWebhook: {
    summary: "Remove a webhook with everything that waits for it",
    params: webhook,
    answers: { 204: null },
    errors: ["webhook_not_found"],
  },
  renewWebhookSecret: {
    summary: "Sign with a new secret from now on; it is shown this once",
    params: webhook,
    answers: { 200: webhookSecretSchema },
    errors: ["webhook_not_found"],
  },
  testWebhook: {
    summary: "Post a signed `saklar-test` at once and tell what came of it",
    params: webhook,
    answers: { 200: webhookTestSchema },
    errors: ["webhook_not_found"],
  },
  listDeliveries: {
    summary: "What waits for a webhook, or what was given up",
    params: webhook,
    query: z.strictObject({
      state: z.enum(["dead", "waiting"]).default("dead").describe("Dead letters, or what will be tried again."),
      limit: count(200).optional().describe("Deliveries per page, default 50."),
      after: digits
        .transform(Number)
        .pipe(z.int().min(0).max(999_999_999))
        .optional()
        .describe("`nextAfter` of the page before."),
    }),
    answers: { 200: deliveryPageSchema },
    errors: ["webhook_not_found"],
  },
  replayDeliveries: {
    summary: "Let dead letters be delivered again",
    params: webhook,
    body: replaySchema,
    bodyOptional: true,
    answers: { 200: replayedSchema },
    errors: ["webhook_not_found"],
  },
  pairDevice: {
    summary: "Exchange the code from the companion's terminal for a token",
    body: pairRequestSchema,
    answers: { 201: pairResponseSchema },
    errors: ["pairing_code_wrong", "pairing_closed", "too_many_requests"],
  },
  proveCompanion: {
    summary: "Prove that this companion knows the device's token, before the device sends it",
    body: proofRequestSchema,
    answers: { 200: proofResponseSchema },
    errors: ["unauthorized", "origin_mismatch", "too_many_requests"],
  },
  listAudit: {
    summary: "Who paired, linked, logged out and deleted, the newest first",
    query: z.strictObject({ limit: count(1000).optional().describe("Entries, default 200.") }),
    answers: { 200: auditListSchema },
  },
  rotateToken: {
    summary: "Replace the token of this request; the old one works for another minute",
    answers: { 200: rotateResponseSchema },
  },
  listDevices: { summary: "Browsers and scripts that hold a token", answers: { 200: deviceListSchema } },
  removeDevice: {
    summary: "Revoke a token and close its sockets",
    params: device,
    answers: { 204: null },
    errors: ["device_not_found"],
  },
  readResources: {
    summary: "What every browser takes of the machine, and how many more accounts it has room for",
    answers: { 200: resourcesSchema },
  },
  readMetrics: {
    summary: "Counts for Prometheus, without a name or number of anybody",
    answers: { 200: null },
  },
  readHealth: {
    summary: "Whether the companion is there and which protocol it speaks",
    answers: { 200: healthSchema },
  },
} as const satisfies Record<OperationName, Contract>;

export type Contracts = typeof contracts;
