/** The Socket.IO contract: every event with its payload, in PRD §5 and §7.2 names. Types only. */
import type { z } from "zod";
import type { Account, statusFields } from "#shared/account";
import type { MessageEvent, SyncProgress } from "#shared/history";
import type { MessageAckEvent } from "#shared/messages";

type StatusFields = z.infer<z.ZodObject<typeof statusFields>>;

/** PRD §5.1 `WhatsAppStatusUpdate` plus the fields that always travel with a status. */
export interface StatusUpdate extends Omit<StatusFields, "phoneNumber" | "battery"> {
  readonly accountId: string;
  /** Short English text for scripts; people see a translation of (status, reason). */
  readonly message?: string;
  /** PNG data URL of the current QR; only to sockets that may link. */
  readonly qrCode?: string;
  /** What the QR says; only to sockets that may link. */
  readonly qrText?: string;
  /** Eight characters; only to sockets that may link. */
  readonly pairingCode?: string;
  readonly phoneNumber?: string;
  readonly battery?: number;
}

export interface Snapshot {
  readonly rev: number;
  /** Accounts on all pages. */
  readonly total?: number;
  readonly accounts: readonly Account[];
}

export interface PairingCodeEvent {
  readonly accountId: string;
  readonly code: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
}

export interface ServerToClientEvents {
  "whatsapp-status": (update: StatusUpdate) => void;
  /** First event of every connection: all accounts at revision `rev`; every later change has a higher one. */
  "whatsapp-all-statuses": (snapshot: Snapshot) => void;
  /** The rest of a snapshot of more than five hundred accounts, page by page, before anything else. */
  "whatsapp-more-statuses": (page: Snapshot) => void;
  "whatsapp-pairing-code": (event: PairingCodeEvent) => void;
  /** Created, renamed, settings or counters changed. */
  "whatsapp-account": (account: Account) => void;
  "whatsapp-account-removed": (event: { readonly accountId: string }) => void;
  "whatsapp-sync-progress": (progress: SyncProgress) => void;
  /** This one and the next: only to sockets that may link and send. */
  "whatsapp-message": (message: MessageEvent) => void;
  "whatsapp-message-ack": (event: MessageAckEvent) => void;
  "companion-notice": (notice: {
    readonly kind:
      | "draining"
      | "degraded"
      | "recovered"
      | "whatsapp_changed"
      | "whatsapp_recovered"
      /** Many accounts failed together: nothing starts by itself but one of them, as a trial, until WhatsApp answers. */
      | "network_lost"
      | "network_back";
  }) => void;
}

/** Commands go over REST; sockets only listen. */
export type ClientToServerEvents = Record<never, never>;
