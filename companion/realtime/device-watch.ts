/** Closes the sockets of tokens that expired, were replaced or revoked, here or on another node: none outlives its token. */
import type { DeviceStore } from "../auth/device-store";
import { tokenLifetimeMs } from "../auth/tokens";
import { type Clock, isoTime, repeat } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import type { SocketServer } from "./socket-server";

const everyMs = 1000;
/** An open socket is a use of its token too, which must not expire under it. */
const noteUseEveryMs = 60 * 60 * 1000;

interface DeviceWatchDeps {
  readonly io: SocketServer;
  readonly devices: Pick<DeviceStore, "listValidTokens" | "touch">;
  readonly clock: Clock;
  readonly log: Log;
}

/** Returns what ends the watch. */
export function watchDevices({ io, devices, clock, log }: DeviceWatchDeps): () => void {
  async function noteUses(used: ReadonlyMap<string, string | null>): Promise<void> {
    for (const [deviceId, lastSeenAt] of used) {
      if (clock.now() - Date.parse(lastSeenAt ?? "1970-01-01") < noteUseEveryMs) continue;
      await devices.touch(deviceId, isoTime(clock), isoTime(clock, tokenLifetimeMs));
    }
  }

  async function look(): Promise<void> {
    const sockets = [...io.of("/").sockets.values()];
    if (sockets.length === 0) return;
    const tokens = await devices.listValidTokens(isoTime(clock));
    const valid = new Map(tokens.map((token) => [token.tokenHash, token]));
    const used = new Map<string, string | null>();
    for (const socket of sockets) {
      const token = valid.get(socket.data.tokenHash);
      if (token === undefined) socket.disconnect(true);
      else used.set(token.deviceId, token.lastSeenAt);
    }
    await noteUses(used);
  }

  return repeat(clock, everyMs, look, (thrown) => {
    log.warn("devices.watch_failed", { error: toError(thrown).message });
  });
}
