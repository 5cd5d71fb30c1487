/** Which events a webhook can be told of, and how many webhooks there may be, as plain data for forms. */

/** Named as on the socket. */
export const webhookEvents = [
  "whatsapp-status",
  "whatsapp-account-removed",
  "whatsapp-message",
  "whatsapp-message-ack",
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** Message texts leave the machine only where they were asked for. */
export const defaultWebhookEvents: readonly WebhookEvent[] = ["whatsapp-status", "whatsapp-account-removed"];

/** Why a delivery failed; a closed list, so that people can be told in their language. */
export const webhookFailures = [
  "http_status",
  "redirect",
  "timeout",
  "unreachable",
  "unresolvable",
  "tls",
  "private_address",
  "insecure_url",
  "queue_full",
] as const;
export type WebhookFailure = (typeof webhookFailures)[number];

export const webhookLimits = {
  /** On one companion. */
  webhooks: 50,
  urlLength: 2_000,
  /** Per webhook; what comes on top is a dead letter at once. */
  waiting: 10_000,
  /** Per webhook; the oldest go first. */
  dead: 1_000,
  /** After so many tries a delivery is a dead letter. */
  attempts: 15,
} as const;
