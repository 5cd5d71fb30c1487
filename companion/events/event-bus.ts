/** Typed in-process publish/subscribe: facts that happened, in past tense. Not a command channel. */
import mitt, { type Emitter } from "mitt";
import type { Account } from "#shared/account";
import type { PairingCodeEvent, ServerToClientEvents, StatusUpdate } from "#shared/events";
import type { MessageEvent, SyncProgress } from "#shared/history";
import type { MessageAckEvent } from "#shared/messages";

/** A stored status; `challenge` holds what only those who may link are allowed to see. */
export interface StoredStatus {
  readonly update: Omit<StatusUpdate, "qrCode" | "qrText" | "pairingCode">;
  readonly challenge: Pick<StatusUpdate, "qrCode" | "qrText" | "pairingCode"> | null;
}

type CompanionNotice = Parameters<ServerToClientEvents["companion-notice"]>[0];

// A type, not an interface: mitt asks for an index signature.
export type BusEvents = {
  "status.stored": StoredStatus;
  "account.changed": Account;
  "account.removed": { readonly accountId: string };
  "pairing-code.issued": PairingCodeEvent;
  "message.seen": MessageEvent;
  "message.acked": MessageAckEvent;
  "sync.progressed": SyncProgress;
  "companion.noticed": CompanionNotice;
  "device.removed": { readonly deviceId: string };
};

export type EventBus = Emitter<BusEvents>;

export function createEventBus(): EventBus {
  return mitt<BusEvents>();
}
