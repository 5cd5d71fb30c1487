/** Asks for older messages; progress comes by event. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AccountUseCases } from "../../accounts/use-cases";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

export function mountHistoryRoutes(app: OpenAPIHono<AppEnv>, accounts: AccountUseCases): void {
  mountRoute(app, "syncHistory", async ({ params, body }) =>
    answer(202, await accounts.syncHistory(params.name, body.limit)),
  );
}
