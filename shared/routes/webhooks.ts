/** Addresses that are told of events. */
import { z } from "zod";
import type { OperationName } from "#shared/paths";
import { type Contract, countUpTo, digits } from "#shared/routes/contract";
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

const webhook = z.object({ id: z.uuid().describe("From the list of webhooks.") });

export const webhookRoutes = {
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
      limit: countUpTo(200).optional().describe("Deliveries per page, default 50."),
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
} as const satisfies Partial<Record<OperationName, Contract>>;
