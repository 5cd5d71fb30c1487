/** Gate step 1: without TLS only this machine and listed proxies may talk to the companion, whatever the bind address says. */
import type { Server } from "node:http";
import type { Exposure } from "../../exposure";

/** Says whether an address of a connected peer, IPv4-mapped forms included, belongs to this machine. */
export function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.replace(/^::ffff:/i, "");
  return plain === "::1" || /^127(?:\.\d{1,3}){3}$/.test(plain);
}

/** Drops connections of other machines before a byte of theirs is read; with TLS everybody may knock. */
export function refuseForeignPeers(server: Server, { tls, proxies }: Exposure): void {
  if (tls !== null) return;
  server.on("connection", (socket) => {
    const address = socket.remoteAddress?.replace(/^::ffff:/i, "") ?? "";
    if (!isLoopback(address) && !proxies.includes(address)) socket.destroy();
  });
}
