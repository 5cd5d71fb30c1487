/** Commands to one account: start, stop, log out, reset its count. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Account } from "#shared/account";
import type { AccountUseCases } from "../../accounts/use-cases";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

const defaultWaitMs = 60_000;

const progress = (account: Account, isReached: boolean) => (isReached ? answer(200, account) : answer(202, account));

export function mountSessionControlRoutes(app: OpenAPIHono<AppEnv>, accounts: AccountUseCases): void {
  mountRoute(app, "startSession", async ({ params, query, body }) => {
    const account = await accounts.start(params.name, body);
    if (query.wait === undefined) return progress(account, account.status === "ready");
    const end = await accounts.waitFor(account.id, query.wait, query.timeoutMs ?? defaultWaitMs);
    return progress(end.account, end.reached);
  });
  mountRoute(app, "stopSession", async ({ params, query }) => {
    const account = await accounts.stop(params.name);
    if (query.wait === undefined) return progress(account, account.status === "disconnected");
    const end = await accounts.waitFor(account.id, query.wait, query.timeoutMs ?? defaultWaitMs);
    return progress(end.account, end.reached);
  });
  mountRoute(app, "logoutSession", async ({ params }) => answer(200, await accounts.logout(params.name)));
  mountRoute(app, "resetMessageCount", async ({ params }) =>
    answer(200, await accounts.resetMessageCount(params.name)),
  );
}
