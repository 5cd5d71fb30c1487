/** Keeps book of which accounts are in which Chromium, for whoever measures them. */
import type { BrowserHost } from "./browser-host";

export interface Placement {
  /** Process id of the Chromium. */
  readonly pid: number;
  readonly accountIds: readonly string[];
}

export interface TrackedHost extends BrowserHost {
  placements(): readonly Placement[];
}

export function trackPlacements(host: BrowserHost): TrackedHost {
  const pids = new Map<string, number>();
  return {
    ...host,
    async open(accountId, args, signal) {
      const opened = await host.open(accountId, args, signal);
      pids.set(accountId, opened.pid);
      void opened.gone.then(() => {
        if (pids.get(accountId) === opened.pid) pids.delete(accountId);
      });
      return opened;
    },
    placements() {
      const entries = [...pids];
      return [...new Set(pids.values())].map((pid) => ({
        pid,
        accountIds: entries.filter(([, other]) => other === pid).map(([accountId]) => accountId),
      }));
    },
  };
}
