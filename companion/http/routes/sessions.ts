/** Accounts as a collection: create, list, read, change, remove. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AccountUseCases } from "../../accounts/use-cases";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";
import type { AnswerOnce } from "../idempotency";

export interface SessionRoutes {
  readonly accounts: AccountUseCases;
  readonly answerOnce: AnswerOnce;
}

export function mountSessionRoutes(app: OpenAPIHono<AppEnv>, { accounts, answerOnce }: SessionRoutes): void {
  mountRoute(app, "createSession", ({ body, device, header }) =>
    answerOnce({ deviceId: device.id, key: header("idempotency-key"), request: body }, async () =>
      answer(201, await accounts.create(body)),
    ),
  );
  mountRoute(app, "listSessions", async ({ query }) => answer(200, await accounts.list(query)));
  mountRoute(app, "readSession", async ({ params }) => answer(200, await accounts.read(params.name)));
  mountRoute(app, "readActivity", async ({ params, query }) =>
    answer(200, await accounts.activity(params.name, query)),
  );
  mountRoute(app, "updateSession", async ({ params, body }) => answer(200, await accounts.update(params.name, body)));
  mountRoute(app, "deleteSession", async ({ params }) => answer(200, await accounts.remove(params.name)));
}
