/** Addresses that are told of events, and what they did not take. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { WebhookUseCases } from "../../webhooks/webhook-service";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

export interface WebhookRoutes {
  readonly webhooks: WebhookUseCases;
}

const defaultLimit = 50;

export function mountWebhookRoutes(app: OpenAPIHono<AppEnv>, { webhooks }: WebhookRoutes): void {
  mountRoute(app, "listWebhooks", async () => answer(200, { webhooks: await webhooks.list() }));
  mountRoute(app, "createWebhook", async ({ body }) => answer(201, await webhooks.create(body)));
  mountRoute(app, "updateWebhook", async ({ params, body }) => answer(200, await webhooks.update(params.id, body)));
  mountRoute(app, "deleteWebhook", async ({ params }) => {
    await webhooks.remove(params.id);
    return answer(204, null);
  });
  mountRoute(app, "renewWebhookSecret", async ({ params }) =>
    answer(200, { secret: await webhooks.renewSecret(params.id) }),
  );
  mountRoute(app, "testWebhook", async ({ params }) => answer(200, await webhooks.test(params.id)));
  mountRoute(app, "listDeliveries", async ({ params, query }) => {
    const { state, limit = defaultLimit, after = 0 } = query;
    return answer(200, await webhooks.deliveries(params.id, { isDead: state === "dead", after, limit }));
  });
  mountRoute(app, "replayDeliveries", async ({ params, body }) =>
    answer(200, { replayed: await webhooks.replay(params.id, body.ids ?? null) }),
  );
}
