/** Chats, messages and what comes with them. */
import { z } from "zod";
import { chatPageSchema, messagePageSchema, threadPageSchema } from "#shared/chats";
import { syncAcceptedSchema, syncCancelledSchema, syncRequestSchema } from "#shared/history";
import { mediaUsageSchema } from "#shared/media";
import { sendMessageSchema, sentMessageSchema } from "#shared/messages";
import type { OperationName } from "#shared/paths";
import { accountParam, type Contract, page } from "#shared/routes/contract";

export const chatRoutes = {
  syncHistory: {
    summary: "Fetch older messages of every chat",
    params: accountParam,
    body: syncRequestSchema,
    bodyOptional: true,
    answers: { 202: syncAcceptedSchema },
    errors: ["account_not_found", "not_ready", "capability_degraded", "just_linked", "sync_running"],
  },
  cancelSync: {
    summary: "Call a history sync off; what it has stored stays",
    params: accountParam,
    answers: { 200: syncCancelledSchema },
    errors: ["account_not_found"],
  },
  sendMessage: {
    summary: "Send one text to one chat, within status, pace and daily limit",
    params: accountParam,
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
    params: accountParam,
    query: page(200, "Chats"),
    answers: { 200: chatPageSchema },
    errors: ["account_not_found"],
  },
  listMessages: {
    summary: "Stored messages of one chat",
    params: z.object({ ...accountParam.shape, chatId: z.string().min(1).max(100).describe("From the list of chats.") }),
    query: page(200, "Messages").extend({
      around: z
        .string()
        .min(1)
        .max(200)
        .optional()
        .describe("Id of a message: the page with it in the middle. Absent, or beside a `cursor`: not looked at."),
    }),
    answers: { 200: threadPageSchema },
    errors: ["account_not_found"],
  },
  searchMessages: {
    summary: "Stored messages of all chats with these words",
    params: accountParam,
    query: page(200, "Messages").extend({
      q: z.string().min(1).max(200).describe("Words, or how they begin; all of them must be there."),
    }),
    answers: { 200: messagePageSchema },
    errors: ["account_not_found"],
  },
  readMedia: {
    summary: "What comes with a message, as bytes; fetched from WhatsApp when it is not stored",
    params: z.object({
      ...accountParam.shape,
      messageId: z.string().min(1).max(200).describe("From a list of messages."),
    }),
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
    params: accountParam,
    answers: { 200: mediaUsageSchema },
    errors: ["account_not_found"],
  },
} as const satisfies Partial<Record<OperationName, Contract>>;
