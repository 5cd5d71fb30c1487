/** Turns what the pool reports into status changes, live state and stored messages. */
import type { MessageAckEvent } from "#shared/messages";
import { type Clock, isoTime } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import type { Ending, PoolReport, ReportSink } from "../pool/pool-report";
import type { ChatMessage } from "../whatsapp/client-port";
import type { SelfCheck } from "../whatsapp/compat/self-check";
import type { StatusChange } from "./status-line";
import type { StatusWriter } from "./status-writer";

export interface PoolReportsOptions {
  readonly writer: Pick<StatusWriter, "write">;
  readonly onBattery: (accountId: string, percent: number) => Promise<void>;
  readonly onChecked: (accountId: string, check: SelfCheck) => Promise<void>;
  readonly onAck: (event: MessageAckEvent) => Promise<void>;
  readonly onMessage: (accountId: string, message: ChatMessage) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

type Move = Omit<StatusChange, "accountId" | "epoch">;

function moveOfEnding({ status, reason, attempt, retryInMs, isUnlinked }: Ending, clock: Clock): Move {
  return {
    status,
    reason,
    // An account that is offline, thus disconnected already, may still change its reason.
    cause: status === "disconnected" ? "stop" : "client",
    patch: {
      attempt,
      nextRetryAt: retryInMs === null ? null : isoTime(clock, retryInMs),
      ...(isUnlinked && { isLoggedIn: false }),
    },
  };
}

/** The status a report stands for, or null when it is none. */
export function moveOf(report: PoolReport, clock: Clock): Move | null {
  switch (report.kind) {
    case "queued":
      return { status: "disconnected", reason: "start_queued", cause: "stop" };
    case "launching":
      return { status: "loading", reason: null, patch: { nextRetryAt: null } };
    case "challenge":
      return {
        status: report.challenge.kind === "qr" ? "qr" : "pairing",
        reason: null,
        patch: { isLoggedIn: false },
        challenge: report.challenge,
      };
    case "passkey":
      return {
        status: report.method === "qr" ? "qr" : "pairing",
        reason: "passkey_required",
        patch: { isLoggedIn: false },
        challenge: report.challenge,
      };
    case "unusable":
      return {
        status: report.status,
        reason: "incompatible_whatsapp_web",
        ...(report.status === "disconnected" && { cause: "stop" }),
      };
    case "authenticated":
      return { status: "authenticated", reason: null };
    case "ready": {
      const linked = { isLoggedIn: true, phoneNumber: report.phoneNumber, lastActiveAt: isoTime(clock) };
      return { status: "ready", reason: null, patch: { attempt: 0, nextRetryAt: null, ...linked } };
    }
    case "offline":
      return { status: "disconnected", reason: "whatsapp_offline" };
    case "online":
      return { status: "ready", reason: null, patch: { lastActiveAt: isoTime(clock) } };
    case "ended":
      return moveOfEnding(report.ending, clock);
    case "stopped":
      return { status: "disconnected", reason: report.reason, cause: "stop", patch: { attempt: 0, nextRetryAt: null } };
    case "stop_overdue":
      return { status: "error", reason: "unresponsive" };
    case "battery":
    case "ack":
    case "message":
    case "checked":
      return null;
  }
}

export function createPoolReports({
  writer,
  onBattery,
  onChecked,
  onAck,
  onMessage,
  clock,
  log,
}: PoolReportsOptions): ReportSink {
  function follow(accountId: string, epoch: number, report: PoolReport): Promise<unknown> | null {
    if (report.kind === "battery") return onBattery(accountId, report.percent);
    if (report.kind === "message") return onMessage(accountId, report.message);
    if (report.kind === "ack") {
      const { kind: _kind, ...acked } = report;
      return onAck({ accountId, ...acked });
    }
    if (report.kind === "checked") return onChecked(accountId, report.check);
    const move = moveOf(report, clock);
    return move && writer.write({ accountId, epoch, ...move });
  }

  return (accountId, epoch, report) => {
    follow(accountId, epoch, report)?.catch((error) => {
      log.error("accounts.report_failed", { accountId, kind: report.kind, message: toError(error).message });
    });
  };
}
