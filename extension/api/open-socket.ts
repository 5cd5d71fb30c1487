/** Opens the socket with code that is loaded only then: the list is painted without waiting for it. */
import type { CompanionSocket, OpenSocket } from "./socket-client";

export const openSocket: OpenSocket = (target, listener) => {
  let isClosed = false;
  let socket: CompanionSocket | null = null;
  void import("./socket-client").then((client) => {
    if (!isClosed) socket = client.openSocket(target, listener);
  });
  return {
    close: () => {
      isClosed = true;
      socket?.close();
    },
  };
};
