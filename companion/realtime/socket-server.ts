/** Lets sockets in: who they are, which room they belong to, and the snapshot that everything later builds on. */
import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import { pagesOf } from "#shared/client/snapshot-pages";
import type { ClientToServerEvents, ServerToClientEvents } from "#shared/events";
import type { Health } from "#shared/pairing";
import { scopeAllows } from "#shared/protocol";
import type { AccountUseCases } from "../accounts/use-cases";
import type { Device } from "../auth/device-store";
import { hashToken } from "../auth/tokens";
import type { VerifyToken } from "../auth/verify-token";
import type { Log } from "../diagnostics/log";
import { AppError, toError } from "../errors";
import type { EventBus } from "../events/event-bus";
import { deviceRoom, linkRoom, readRoom } from "./rooms";
import { createSocketCount } from "./socket-count";

interface SocketData {
  device: Device;
  tokenHash: string;
}

type NoEvents = Record<never, never>;
export type SocketServer = Server<ClientToServerEvents, ServerToClientEvents, NoEvents, SocketData>;
type DeviceSocket = Socket<ClientToServerEvents, ServerToClientEvents, NoEvents, SocketData>;

export interface SocketServerDeps {
  readonly accounts: Pick<AccountUseCases, "attach">;
  readonly verifyToken: VerifyToken;
  readonly bus: EventBus;
  readonly health: () => Health["status"];
  readonly networkRetryAt: () => string | null;
  readonly log: Log;
}

/** Host and Origin are checked before, by the server's gate. */
export function attachSocketServer(httpServer: HttpServer, deps: SocketServerDeps): SocketServer {
  const { accounts, verifyToken, bus, health, networkRetryAt, log } = deps;
  const io: SocketServer = new Server(httpServer, {
    serveClient: false,
    maxHttpBufferSize: 100_000,
    connectTimeout: 10_000,
    // Reflects the origin, which the gate has found to be an extension's; without Origin no header is sent.
    cors: { origin: true },
    // No connectionStateRecovery: nothing is kept for replay, hence no QR or code either. A snapshot is cheap.
  });

  const openSockets = createSocketCount();

  const verify = (socket: DeviceSocket) => verifyToken(tokenOf(socket), socket.handshake.headers.origin ?? null);

  async function admit(socket: DeviceSocket): Promise<void> {
    const device = await verify(socket);
    const leave = openSockets.take(device.id);
    if (leave === null) throw new AppError("too_many_connections");
    socket.conn.once("close", leave);
    socket.data.device = device;
    socket.data.tokenHash = hashToken(tokenOf(socket) ?? "");
  }

  io.use((socket, next) => {
    admit(socket).then(
      () => next(),
      (thrown: unknown) => next(refusal(thrown)),
    );
  });

  async function welcome(socket: DeviceSocket): Promise<void> {
    const { device } = socket.data;
    await socket.join(deviceRoom(device.id));
    // Again: a token revoked between the handshake and joining the room would be missed by the revocation.
    await verify(socket);
    await accounts.attach((snapshot) => {
      const [first, ...others] = pagesOf(snapshot);
      socket.emit("whatsapp-all-statuses", first);
      for (const page of others) socket.emit("whatsapp-more-statuses", page);
      // Who comes during trouble was not there when it was told.
      if (health() === "degraded") socket.emit("companion-notice", { kind: "degraded" });
      if (networkRetryAt() !== null) socket.emit("companion-notice", { kind: "network_lost" });
      socket.join(scopeAllows(device.scope, "operate") ? linkRoom : readRoom);
    });
  }

  io.on("connection", (socket) => {
    welcome(socket).catch((thrown: unknown) => {
      log.warn("socket.welcome_failed", { deviceId: socket.data.device.id, error: toError(thrown).message });
      socket.disconnect(true);
    });
  });

  bus.on("device.removed", ({ deviceId }) => io.in(deviceRoom(deviceId)).disconnectSockets(true));
  return io;
}

function tokenOf(socket: DeviceSocket): string | null {
  const { token } = socket.handshake.auth;
  return typeof token === "string" ? token : null;
}

/** What a refused client finds in `connect_error`: `error.data.code`. */
function refusal(thrown: unknown): Error {
  const code = thrown instanceof AppError ? thrown.code : "internal";
  return Object.assign(new Error(code), { data: { code } });
}
