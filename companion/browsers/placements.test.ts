import { expect, it } from "vitest";
import type { BrowserHost, OpenBrowser } from "./browser-host";
import { trackPlacements } from "./placements";

function createHost(pidOf: (accountId: string) => number) {
  const endings = new Map<string, () => void>();
  const host: BrowserHost = {
    open: async (accountId) => {
      const gone = new Promise<void>((resolve) => endings.set(accountId, resolve));
      return { pid: pidOf(accountId), gone } as OpenBrowser;
    },
    setApart: () => {},
    removeProfile: async () => {},
  };
  return { host: trackPlacements(host), end: (accountId: string) => endings.get(accountId)?.() };
}

it("knows which accounts are in which Chromium, until they are gone", async () => {
  const { host, end } = createHost((accountId) => (accountId === "c" ? 2 : 1));
  for (const accountId of ["a", "b", "c"]) await host.open(accountId, []);

  expect(host.placements()).toEqual([
    { pid: 1, accountIds: ["a", "b"] },
    { pid: 2, accountIds: ["c"] },
  ]);

  end("a");
  end("c");
  await Promise.resolve();
  await Promise.resolve();
  expect(host.placements()).toEqual([{ pid: 1, accountIds: ["b"] }]);
});
