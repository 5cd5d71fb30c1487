/** Notes in the audit log how each operation that matters for safety ended, also one that was refused. */
import { createMiddleware } from "hono/factory";
import { type AuditLog, auditedOperations } from "../audit/audit-log";
import { type Clock, isoTime } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import type { AppEnv } from "./app-env";
import { operationAt } from "./route-table";

const longestTarget = 200;

function targetIn(path: string): string | null {
  const [, target] = path.match(/^\/(?:whatsapp\/session|auth\/devices|webhooks)\/([^/]+)/) ?? [];
  if (target === undefined) return null;
  try {
    return decodeURIComponent(target).slice(0, longestTarget);
  } catch {
    return null;
  }
}

/** Goes behind the token step, which knows who asks. */
export function createAuditStep({ audit, clock, log }: { audit: AuditLog; clock: Clock; log: Log }) {
  return createMiddleware<AppEnv>(async (context, next) => {
    await next();
    const { method, path } = context.req;
    const operation = operationAt(path, method);
    if (operation === null || !auditedOperations.has(operation)) return;
    const deviceId = context.get("device")?.id ?? null;
    const entry = { at: isoTime(clock), operation, deviceId, target: targetIn(path), status: context.res.status };
    // Not awaited: a command that was carried out must not fail because it could not be noted.
    audit.record(entry).catch((thrown: unknown) => log.warn("audit.failed", { error: toError(thrown).message }));
  });
}
