/** The live side of the companion: one WebSocket per page. It never reconnects by itself; live-connection decides when. */
import { io, type Socket } from "socket.io-client";
import type { ErrorCode } from "#shared/errors";
import type { ClientToServerEvents, ServerToClientEvents } from "#shared/events";
import { isErrorCode } from "./api-error";

export interface SocketListener {
  readonly events: Partial<ServerToClientEvents>;
  /** Not let in; null when the reason is no code of ours, as when nothing answers. */
  onRefused(code: ErrorCode | null): void;
  onLost(): void;
}

export interface CompanionSocket {
  close(): void;
}

export type OpenSocket = (target: { companionUrl: string; token: string }, listener: SocketListener) => CompanionSocket;

export const openSocket: OpenSocket = ({ companionUrl, token }, listener) => {
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(companionUrl, {
    auth: { token },
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    timeout: 10_000,
  });
  socket.on("connect_error", (error) => listener.onRefused(refusalCode(error)));
  socket.on("disconnect", () => listener.onLost());
  listenAll(socket, listener.events);
  return {
    close: () => {
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
};

function listenAll(socket: Socket<ServerToClientEvents, ClientToServerEvents>, events: Partial<ServerToClientEvents>) {
  for (const [event, listener] of Object.entries(events)) {
    socket.on(event as keyof ServerToClientEvents, listener);
  }
}

/** The companion refuses with `new Error(code)` carrying `data.code`. */
export function refusalCode(error: Error & { readonly data?: unknown }): ErrorCode | null {
  const { data } = error;
  const code = typeof data === "object" && data !== null && "code" in data ? data.code : error.message;
  return isErrorCode(code) ? code : null;
}
