/** Carries facts from the bus to the sockets; decides nothing but who may see a challenge or a message. */
import type { EventBus } from "../events/event-bus";
import { linkRoom, readRoom } from "./rooms";
import type { SocketServer } from "./socket-server";

const everyone = [readRoom, linkRoom];

export function publishEvents(bus: EventBus, io: SocketServer): void {
  // Challenges are not marked volatile: engine.io drops a volatile packet that follows another in the same tick,
  // which would lose a revision or a code. Nothing is kept for replay anyway, since connection recovery is off.
  bus.on("status.stored", ({ update, challenge }) => {
    io.to(linkRoom).emit("whatsapp-status", challenge === null ? update : { ...update, ...challenge });
    io.to(readRoom).emit("whatsapp-status", update);
  });
  bus.on("pairing-code.issued", (event) => io.to(linkRoom).emit("whatsapp-pairing-code", event));
  bus.on("account.changed", (account) => io.to(everyone).emit("whatsapp-account", account));
  bus.on("account.removed", (event) => io.to(everyone).emit("whatsapp-account-removed", event));
  bus.on("message.seen", (message) => io.to(linkRoom).emit("whatsapp-message", message));
  bus.on("message.acked", (event) => io.to(linkRoom).emit("whatsapp-message-ack", event));
  bus.on("sync.progressed", (progress) => io.to(everyone).emit("whatsapp-sync-progress", progress));
  bus.on("companion.noticed", (notice) => io.to(everyone).emit("companion-notice", notice));
}
