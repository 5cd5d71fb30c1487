/** Keeps book of which accounts are in which Chromium, for whoever measures them. */
import type { BrowserHost, OpenBrowser } from "./browser-host";

export interface Placement {
  /** Process id of the Chromium. */
  readonly pid: number;
  readonly accountIds: readonly string[];
}

export interface TrackedHost extends BrowserHost {
  placements(): readonly Placement[];
  /** What the account's page holds by its own count, in MB; null where nobody counts. */
  pageMb(accountId: string): Promise<number | null>;
}

export function trackPlacements(host: BrowserHost): TrackedHost {
  const places = new Map<string, OpenBrowser>();
  return {
    ...host,
    async open(accountId, args, signal) {
      const opened = await host.open(accountId, args, signal);
      places.set(accountId, opened);
      void opened.gone.then(() => {
        if (places.get(accountId) === opened) places.delete(accountId);
      });
      return opened;
    },
    placements() {
      const entries = [...places];
      return [...new Set(entries.map(([, { pid }]) => pid))].map((pid) => ({
        pid,
        accountIds: entries.filter(([, other]) => other.pid === pid).map(([accountId]) => accountId),
      }));
    },
    pageMb: async (accountId) => (await places.get(accountId)?.pageMb?.()) ?? null,
  };
}
