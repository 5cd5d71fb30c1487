/** Counts the open sockets of each device, so that one token cannot hold them all. */

/** A browser opens one per page, a script one or two. */
export const maxSocketsPerDevice = 64;

export interface SocketCount {
  /** Takes a place and returns what gives it back; null when the device has none left. */
  take(deviceId: string): (() => void) | null;
}

export function createSocketCount(max = maxSocketsPerDevice): SocketCount {
  const open = new Map<string, number>();
  return {
    take: (deviceId) => {
      const count = open.get(deviceId) ?? 0;
      if (count >= max) return null;
      open.set(deviceId, count + 1);
      return () => {
        const left = (open.get(deviceId) ?? 1) - 1;
        if (left === 0) open.delete(deviceId);
        else open.set(deviceId, left);
      };
    },
  };
}
