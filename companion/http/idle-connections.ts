/**
 * When a connection has waited long enough for its next request. Node closes it there and then, though after standing still (a
 * busy or a sleeping machine) a request may have come and only not be read yet: whoever sent it would be cut off without an answer.
 */
import type { Server } from "node:http";
import type { Socket } from "node:net";

export function endIdleConnections(server: Server): void {
  server.on("timeout", (socket: Socket) => {
    const read = socket.bytesRead;
    // Timers come first; by then what came meanwhile is read.
    setImmediate(() => {
      if (socket.bytesRead === read) socket.destroy();
    });
  });
}
