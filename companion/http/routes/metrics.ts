/** Counts for Prometheus, read when they are asked for. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AccountUseCases } from "../../accounts/use-cases";
import { watchLoopLag } from "../../diagnostics/loop-lag";
import { type Metered, renderMetrics } from "../../diagnostics/metrics";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

export interface MetricsRoutes {
  readonly version: string;
  readonly accounts: Pick<AccountUseCases, "attach">;
  readonly counters: Metered["moves"];
}

const contentType = "text/plain; version=0.0.4; charset=utf-8";

export function mountMetricsRoutes(app: OpenAPIHono<AppEnv>, { version, accounts, counters }: MetricsRoutes): void {
  const readLoopLag = watchLoopLag();
  mountRoute(app, "readMetrics", async () => {
    let content = "";
    await accounts.attach(({ rev, accounts }) => {
      const own = {
        residentBytes: process.memoryUsage.rss(),
        uptimeSeconds: process.uptime(),
        loopLagSeconds: readLoopLag(),
      };
      content = renderMetrics({ version, accounts, rev, moves: counters, process: own });
    });
    return answer(200, { contentType, content });
  });
}
