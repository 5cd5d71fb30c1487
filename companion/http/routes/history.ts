/** Asks for older messages, and calls that off; progress comes by event. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AccountUseCases } from "../../accounts/use-cases";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

export function mountHistoryRoutes(app: OpenAPIHono<AppEnv>, accounts: AccountUseCases): void {
  mountRoute(app, "syncHistory", async ({ params, body }) =>
    answer(202, await accounts.syncHistory(params.name, body.limit)),
  );
  mountRoute(app, "cancelSync", async ({ params }) => answer(200, await accounts.cancelSync(params.name)));
}
