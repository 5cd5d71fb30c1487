/** Lets the owner read who paired, linked, logged out and deleted. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AuditLog } from "../../audit/audit-log";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

export interface AuditRoutes {
  readonly audit: AuditLog;
}

const defaultLimit = 200;

export function mountAuditRoutes(app: OpenAPIHono<AppEnv>, { audit }: AuditRoutes): void {
  mountRoute(app, "listAudit", async ({ query }) =>
    answer(200, { entries: [...(await audit.list(query.limit ?? defaultLimit))] }),
  );
}
