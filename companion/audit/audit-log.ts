/** Who did what that matters for safety, and how it ended: kept in the database for the owner to read. */
import type { OperationName } from "#shared/paths";

/** What opens doors, links phones, carries figures out, changes the rules for all or takes something away for good. */
export const auditedOperations: ReadonlySet<OperationName> = new Set([
  ...(["pairDevice", "removeDevice", "rotateToken"] as const),
  ...(["createSession", "startSession", "requestPairingCode", "readQr"] as const),
  ...(["exportUsage", "exportSession", "importSession", "updateSettings"] as const),
  ...(["createWebhook", "updateWebhook", "deleteWebhook", "renewWebhookSecret", "replayDeliveries"] as const),
  ...(["logoutSession", "logoutSessions", "deleteSession", "deleteSessions"] as const),
]);

export interface AuditEntry {
  /** ISO time. */
  readonly at: string;
  readonly operation: OperationName;
  /** Who asked; null where no token is needed, as for pairing. */
  readonly deviceId: string | null;
  /** The account or device named in the path; null where it is none or many. */
  readonly target: string | null;
  /** HTTP status of the answer. */
  readonly status: number;
}

export interface AuditLog {
  record(entry: AuditEntry): Promise<void>;
  /** The newest first. */
  list(limit: number): Promise<readonly AuditEntry[]>;
}
