/** Gate step 1: while there is no TLS, only this machine may talk to the companion, whatever the bind address says. */
import type { Server } from "node:http";

/** Says whether an address of a connected peer, IPv4-mapped forms included, belongs to this machine. */
export function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.replace(/^::ffff:/i, "");
  return plain === "::1" || /^127(?:\.\d{1,3}){3}$/.test(plain);
}

/** Drops connections of other machines before a byte of theirs is read. */
export function refuseForeignPeers(server: Server): void {
  server.on("connection", (socket) => {
    if (!isLoopback(socket.remoteAddress)) socket.destroy();
  });
}
