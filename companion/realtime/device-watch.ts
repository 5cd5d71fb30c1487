/** Closes the sockets of tokens that expired or were revoked by another process; a socket never outlives its token. */
import type { DeviceStore } from "../auth/device-store";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import { deviceRoom } from "./rooms";
import type { SocketServer } from "./socket-server";

const everyMs = 60_000;

/** Returns what ends the watch. */
export function watchDevices(deps: { io: SocketServer; devices: DeviceStore; clock: Clock; log: Log }): () => void {
  const { io, devices, clock, log } = deps;

  async function dismissUnknown(): Promise<void> {
    const connected = new Set([...io.of("/").sockets.values()].map((socket) => socket.data.device.id));
    if (connected.size === 0) return;
    const now = clock.now();
    for (const device of await devices.list()) {
      if (Date.parse(device.expiresAt) > now) connected.delete(device.id);
    }
    for (const deviceId of connected) io.in(deviceRoom(deviceId)).disconnectSockets(true);
  }

  let cancel = () => {};
  let isEnded = false;
  function next(): void {
    if (isEnded) return;
    cancel = clock.after(everyMs, () => {
      dismissUnknown()
        .catch((thrown: unknown) => log.warn("devices.watch_failed", { error: toError(thrown).message }))
        .finally(next);
    });
  }
  next();
  return () => {
    isEnded = true;
    cancel();
  };
}
