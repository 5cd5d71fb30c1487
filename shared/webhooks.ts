/** Webhooks: events brought to programs that hold no socket, signed, in order, and kept until they are taken. */
import { z } from "zod";
import { messageAcks } from "#shared/messages";
import { accountStatuses, desiredStates, statusReasons } from "#shared/status";
import { defaultWebhookEvents, webhookEvents, webhookFailures, webhookLimits } from "#shared/webhook-events";

/** Without credentials, which would end up in logs, and without a fragment, which is never sent. */
function isWebhookUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return ["http:", "https:"].includes(protocol) && username === "" && password === "" && hash === "";
}

const url = z
  .string()
  .max(webhookLimits.urlLength)
  .refine(isWebhookUrl, { error: "url" })
  .describe("Where events are posted to: https, or http for an address that the companion's owner has allowed.");
const events = z
  .array(z.enum(webhookEvents))
  .min(1)
  .max(webhookEvents.length)
  .describe("What it is told of, by the names of the socket events.");
const isEnabled = z.boolean().describe("While false nothing new is kept for it and nothing is delivered.");
const id = z.uuid().describe("Names the webhook.");
const secret = z
  .string()
  .describe("Signs every delivery; shown once. `whsec_` and 32 random bytes as base64, as in Standard Webhooks.");
const status = z.int().min(100).max(599).nullable().describe("HTTP status of the answer; null when there was none.");
const failure = z.enum(webhookFailures).nullable().describe("Why it was not taken; null when nothing is wrong.");

export const createWebhookSchema = z.strictObject({
  url,
  account: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("Name or id of the one account it is for; absent for all accounts, those of later too."),
  events: events.default([...defaultWebhookEvents]),
  isEnabled: isEnabled.default(true),
});
export type CreateWebhook = z.infer<typeof createWebhookSchema>;

export const updateWebhookSchema = z.strictObject({ url, events, isEnabled }).partial();
export type UpdateWebhook = z.infer<typeof updateWebhookSchema>;

export const webhookSchema = z.strictObject({
  id,
  url,
  accountId: z.uuid().nullable().describe("The one account it is for; null for all."),
  events,
  isEnabled,
  createdAt: z.iso.datetime().describe("When it was added."),
  lastDeliveredAt: z.iso.datetime().nullable().describe("When something was last taken; null for never."),
  waiting: z.int().min(0).describe("Deliveries that were not taken yet and will be tried again."),
  dead: z.int().min(0).describe("Deliveries that were given up: the dead letters."),
});
export type Webhook = z.infer<typeof webhookSchema>;

export const webhookListSchema = z.strictObject({
  webhooks: z.array(webhookSchema).describe("In the order in which they were added."),
});
export const newWebhookSchema = z.strictObject({ webhook: webhookSchema.describe("As it was stored."), secret });
export const webhookSecretSchema = z.strictObject({ secret });

export const webhookTestSchema = z.strictObject({
  ok: z.boolean().describe("Whether the address answered with a 2xx status."),
  status,
  failure,
  tookMs: z.int().min(0).describe("Milliseconds until the answer."),
});
export type WebhookTest = z.infer<typeof webhookTestSchema>;

export const deliverySchema = z.strictObject({
  id: z.string().describe("The `webhook-id` header; the same at every try."),
  seq: z.int().min(1).describe("Grows with every delivery of the companion; the order in which they are sent."),
  event: z.enum(webhookEvents).describe("What it tells of."),
  accountId: z.uuid().describe("The account it is about."),
  rev: z.int().min(0).describe("Revision of the account's last status change at that time."),
  createdAt: z.iso.datetime().describe("When it happened."),
  attempts: z.int().min(0).describe("How often it was tried."),
  nextAttemptAt: z.iso.datetime().nullable().describe("When it is tried next at the earliest; null for a dead letter."),
  deadAt: z.iso.datetime().nullable().describe("When it was given up; null while it waits."),
  status,
  failure,
});
export type Delivery = z.infer<typeof deliverySchema>;

export const deliveryPageSchema = z.strictObject({
  deliveries: z.array(deliverySchema).describe("The oldest first."),
  nextAfter: z.int().min(1).nullable().describe("Give it as `after` for the next page; null on the last."),
});
export type DeliveryPage = z.infer<typeof deliveryPageSchema>;

export const replaySchema = z.strictObject({
  ids: z
    .array(z.string().max(100))
    .min(1)
    .max(webhookLimits.dead)
    .optional()
    .describe("Ids of dead letters; absent for all of the webhook."),
});
export const replayedSchema = z.strictObject({
  replayed: z.int().min(0).describe("Dead letters that wait for delivery again."),
});

const accountId = z.uuid().describe("The account it is about.");

/** `data` of each event. */
export const webhookData = {
  "whatsapp-status": z.strictObject({
    accountId,
    clientName: z.string().describe("The name people gave it."),
    phoneNumber: z.string().nullable().describe("International digits without plus, once known."),
    status: z.enum(accountStatuses).describe("Where it is now."),
    reason: z.enum(statusReasons).nullable().describe("Why it is in this status."),
    since: z.iso.datetime().describe("When it came into this status."),
    desired: z.enum(desiredStates).describe("What was asked for last."),
    epoch: z.int().min(0).describe("Raised at each start attempt, stop and delete."),
    rev: z.int().min(0).describe("Store-wide number of this change; a lower one that comes later is old news."),
  }),
  "whatsapp-account-removed": z.strictObject({ accountId }),
  "whatsapp-message": z.strictObject({
    accountId,
    messageId: z.string().describe("WhatsApp's id of the message."),
    chatId: z.string().describe("The chat it is in."),
    fromMe: z.boolean().describe("Whether the account sent it."),
    body: z.string().describe("The text, empty for pictures without one."),
    type: z.string().describe("WhatsApp's word for what it is; `chat` is a text."),
    timestamp: z.iso.datetime().describe("When it was sent."),
  }),
  "whatsapp-message-ack": z.strictObject({
    accountId,
    messageId: z.string().describe("WhatsApp's id of the message."),
    chatId: z.string().describe("The chat it is in."),
    ack: z.enum(messageAcks).describe("How far it has come."),
  }),
} as const;
