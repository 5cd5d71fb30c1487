/** What the pool says about an account, in the order it happened; `accounts` turns it into stored status. */
import type { Link, LinkMethod } from "#shared/challenge";
import type { MessageAckEvent } from "#shared/messages";
import type { StatusReason } from "#shared/status";
import type { ChatMessage } from "../whatsapp/client-port";
import type { SelfCheck } from "../whatsapp/compat/self-check";

/** A link challenge with the payload that only those who may link are shown. */
export interface Challenge {
  readonly kind: Link["kind"];
  /** What the QR says, or the code; empty while WhatsApp waits for a passkey. */
  readonly payload: string;
  readonly link: Link;
}

export interface Ending {
  readonly status: "disconnected" | "error";
  readonly reason: StatusReason;
  /** Which automatic try comes next; 0 when none does. */
  readonly attempt: number;
  /** Until the next automatic try; null when only a person can start it again. */
  readonly retryInMs: number | null;
  /** Whether phone and companion no longer know each other. */
  readonly isUnlinked: boolean;
}

export type PoolReport =
  /** Wanted, and waiting for its turn to launch. */
  | { readonly kind: "queued" }
  | { readonly kind: "launching" }
  | { readonly kind: "challenge"; readonly challenge: Challenge }
  | { readonly kind: "authenticated" }
  | { readonly kind: "ready"; readonly phoneNumber: string }
  | { readonly kind: "offline" }
  | { readonly kind: "online" }
  | { readonly kind: "battery"; readonly percent: number }
  | { readonly kind: "message"; readonly message: ChatMessage }
  | ({ readonly kind: "ack" } & Omit<MessageAckEvent, "accountId">)
  /** WhatsApp waits for the person's passkey; what was shown before is void. */
  | { readonly kind: "passkey"; readonly challenge: Challenge; readonly method: LinkMethod }
  | { readonly kind: "checked"; readonly check: SelfCheck }
  /** Linked, but nothing works on this page; the browser is kept. */
  | { readonly kind: "unusable"; readonly status: "disconnected" | "error" }
  /** It ended by itself though it was wanted. */
  | { readonly kind: "ended"; readonly ending: Ending }
  /** It ended as asked: its process is gone. */
  | { readonly kind: "stopped"; readonly reason: StatusReason }
  /** It was asked to stop and is still there after the deadline. */
  | { readonly kind: "stop_overdue" };

export type ReportSink = (accountId: string, epoch: number, report: PoolReport) => void;
