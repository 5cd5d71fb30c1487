/** Which event changes what: the whole list of what this extension listens to. */
import { gatherPages } from "#shared/client/snapshot-pages";
import type { ServerToClientEvents } from "#shared/events";
import type { Clock } from "../clock";
import type { WhatsappStore } from "../stores/whatsapp-store";
import type { MessageFeed } from "./message-feed";

interface SocketEventsDependencies {
  readonly whatsapp: WhatsappStore;
  readonly clock: Clock;
  readonly reread: () => void;
  readonly onSnapshot: () => void;
  readonly onDraining: () => void;
  readonly messages: Pick<MessageFeed, "publish">;
}

export function socketEvents(dependencies: SocketEventsDependencies): Partial<ServerToClientEvents> {
  const { whatsapp, clock, reread, onSnapshot, onDraining, messages } = dependencies;
  const store = () => whatsapp.getState();
  const pages = gatherPages((snapshot) => {
    store().applySnapshot(snapshot, clock.now());
    onSnapshot();
  });
  return {
    "whatsapp-all-statuses": pages.first,
    "whatsapp-more-statuses": pages.more,
    "whatsapp-status": (update) => {
      if (store().applyStatus(update) === "reread") reread();
    },
    "whatsapp-account": (account) => store().applyAccount(account),
    "whatsapp-account-removed": ({ accountId }) => store().removeAccount(accountId),
    "whatsapp-pairing-code": (event) => store().applyPairingCode(event),
    "whatsapp-sync-progress": (progress) => store().applySyncProgress(progress),
    "whatsapp-message": (message) => messages.publish({ kind: "message", message }),
    "whatsapp-message-ack": (ack) => messages.publish({ kind: "ack", ack }),
    "companion-notice": ({ kind }) => {
      if (kind === "draining") onDraining();
      if (kind === "degraded" || kind === "recovered") store().noteDegraded(kind === "degraded");
      if (kind === "network_lost" || kind === "network_back") store().noteNetworkLost(kind === "network_lost");
    },
  };
}
