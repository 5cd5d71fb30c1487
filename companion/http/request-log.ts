/** One log line per answer, with the path's template instead of the URL: names and numbers stay out of the log. */
import { createMiddleware } from "hono/factory";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import type { AppEnv } from "./app-env";
import { templateAt } from "./route-table";

export function logRequests({ clock, log }: { clock: Clock; log: Log }) {
  return createMiddleware<AppEnv>(async (context, next) => {
    const startedAt = clock.now();
    await next();
    const { method, path } = context.req;
    log.debug("http.answered", {
      requestId: context.get("requestId"),
      method,
      route: templateAt(path) ?? "unknown",
      status: context.res.status,
      durationMs: clock.now() - startedAt,
    });
  });
}
