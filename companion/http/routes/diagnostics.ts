/** Lets the owner see what the log said last, for a diagnosis. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { LogRing } from "../../diagnostics/log-ring";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

export interface DiagnosticsRoutes {
  readonly logRing: Pick<LogRing, "read">;
}

export function mountDiagnosticsRoutes(app: OpenAPIHono<AppEnv>, { logRing }: DiagnosticsRoutes): void {
  mountRoute(app, "readLog", async () => answer(200, { lines: logRing.read() }));
}
