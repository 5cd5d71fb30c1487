/** A client ends: asked at any stage, unlinked, killed, cut off, or given up on. No process is ever left. */
import { cpSync, existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { chromePath } from "../../scripts/testing/found-browsers";
import { procFs } from "../browsers/process-table";
import { systemClock } from "../clock";
import { eraNames } from "../simulator/page/eras";
import { standStill } from "../testing/stand-still";
import { type ClientBench, startClientBench, type TestClient } from "./testing/client-bench";

const shapes = [
  ["a Chromium of its own", false],
  ["a shared Chromium", true],
] as const;

/** For what processes do, and for what a profile holds. */
let whole: ClientBench;
let bench: ClientBench;
beforeAll(async () => {
  whole = await startClientBench(chromePath());
  bench = await startClientBench();
});
afterEach(async () => {
  await Promise.all([whole.closeClients(), bench.closeClients()]);
  await bench.control.turn({ hangAt: "nowhere" });
});
afterAll(() => Promise.all([whole.close(), bench.close()]));

const processesOf = (client: TestClient) => [whole, bench].flatMap((one) => one.processesOf(client));
const noProcessLeft = (client: TestClient) => expect(processesOf(client)).toEqual([]);

it("stops silently, with its process gone", async () => {
  const client = await whole.openLinked(await whole.addPhone());
  const told = client.facts.length;

  await Promise.all([client.client.stop(), client.client.stop()]);

  noProcessLeft(client);
  expect(client.facts).toHaveLength(told);
});

it("can be stopped while the browser launches", async () => {
  const client = whole.open();
  const starting = client.client.start();
  await vi.waitUntil(() => processesOf(client).length > 0, { interval: 10 });

  await client.client.stop();

  await starting;
  noProcessLeft(client);
  expect(client.facts).toEqual([]);
});

it("can be stopped before anything is launched", async () => {
  const client = bench.open();
  const starting = client.client.start();

  await client.client.stop();

  await starting;
  noProcessLeft(client);
  expect(client.facts).toEqual([]);
});

it("can be stopped while the page loads", async () => {
  await bench.control.turn({ hangAt: "qr" });
  const pagesBefore = (await bench.control.pages()).length;
  const client = bench.open();
  const starting = client.client.start();
  await vi.waitFor(async () => expect((await bench.control.pages()).length).toBeGreaterThan(pagesBefore));

  await client.client.stop();

  await starting;
  noProcessLeft(client);
  expect(client.facts).toEqual([]);
});

it("can be stopped while it shows a QR", async () => {
  const client = bench.open();
  await client.client.start();
  await client.until("qr");

  await client.client.stop();

  noProcessLeft(client);
  expect(client.kinds()).toEqual(["qr"]);
});

it("does not claim to have told a phone it was never linked with", async () => {
  const client = bench.open();
  await client.client.start();

  const isTold = await client.client.logout();

  expect(isTold).toBe(false);
  noProcessLeft(client);
});

it("F4: ends as browser_crashed when Chromium is killed, and its whole tree is gone", async () => {
  const client = await whole.openLinked(await whole.addPhone());
  const [pid] = whole.browsers();

  process.kill(pid!, "SIGKILL");
  const ended = await client.until("ended");

  expect(ended.reason).toBe("browser_crashed");
  noProcessLeft(client);
});

it("keeps a link that is a sync of seconds old when Chromium is killed the moment it is ready", async () => {
  const phone = await whole.addPhone();
  await phone.turn({ delaysMs: { sync: 2_500 } });
  const client = await whole.openLinked(phone);

  process.kill(whole.browsers()[0]!, "SIGKILL");
  await client.until("ended");
  await phone.turn({ delaysMs: { sync: 500 } });
  const next = whole.open({ accountId: client.accountId, mayLink: false });
  await next.client.start();

  await Promise.race([next.until("ready"), next.until("ended")]);
  expect(next.story()).toEqual(["authenticated", "ready"]);
});

it("F5: ends as browser_crashed when the page's own process dies", async () => {
  const client = await whole.openLinked(await whole.addPhone());
  const renderer = processesOf(client).find((pid) => isRenderer(pid));

  process.kill(renderer!, "SIGKILL");

  expect((await client.until("ended")).reason).toBe("browser_crashed");
  noProcessLeft(client);
});

it("ends as network when WhatsApp Web cannot be found", async () => {
  const client = bench.open({ chromiumFlags: ["--host-resolver-rules=MAP * ~NOTFOUND"] });

  await client.client.start();

  expect((await client.until("ended")).reason).toBe("network");
  expect(client.kinds()).toEqual(["ended"]);
  noProcessLeft(client);
});

it.each(["version", "qr"] as const)(
  "F16: ends as load_timeout when WhatsApp Web hangs before its %s",
  async (hangAt) => {
    await bench.control.turn({ hangAt });
    const client = bench.open({ deadlines: { loadMs: 2_500 } });

    await client.client.start();

    expect((await client.until("ended")).reason).toBe("load_timeout");
    noProcessLeft(client);
  },
);

it("F17: ends as ready_timeout when a linked page never syncs", async () => {
  const phone = await bench.addPhone();
  await phone.turn({ hangAt: "sync" });
  const client = bench.open({ deadlines: { readyMs: 1_500 } });
  await client.client.start();

  await phone.scan((await client.until("qr")).text);

  expect((await client.until("ended")).reason).toBe("ready_timeout");
  expect(client.kinds()).toContain("authenticated");
});

it("F6, F7: ends as unresponsive when the page is caught in an endless loop, not when the companion itself stood still", async () => {
  const phone = await bench.addPhone();
  const deadlines = { probeMs: 100, probeAnswerMs: 1_500 };
  const client = await bench.openLinked(phone, { deadlines });
  const everyProbeRanOut = new Promise<void>((resolve) => systemClock.after(deadlines.probeAnswerMs, resolve));

  standStill(3_000);
  await everyProbeRanOut;
  expect(client.kinds()).not.toContain("ended");

  await phone.act("busy-loop");

  expect((await client.until("ended")).reason).toBe("unresponsive");
  noProcessLeft(client);
});

it.each(shapes)("F6: ends as unresponsive when %s is frozen, and nothing is left of it", async (_where, isShared) => {
  const deadlines = { probeMs: 100, probeAnswerMs: 1_000 };
  const client = await whole.openLinked(await whole.addPhone(), { isShared, isQuicklyKilled: true, deadlines });
  const [browser, ...others] = whole.browsers();
  expect(others).toEqual([]);

  process.kill(browser!, "SIGSTOP");

  expect((await client.until("ended")).reason).toBe("unresponsive");
  expect(whole.browsers()).toEqual([]);
});

it.each(shapes)(
  "ends as unresponsive when its events arrive no more, though its page lives, in %s",
  async (_where, isShared) => {
    const phone = await bench.addPhone();
    const client = await bench.openLinked(phone, { isShared, deadlines: { probeMs: 100, probeAnswerMs: 1_500 } });

    await phone.act("cut-bridge");
    await phone.deliver({ from: "628999000111", text: "Is anybody there?" });

    expect((await client.until("ended")).reason).toBe("unresponsive");
    expect(client.all("message")).toEqual([]);
  },
);

it.each(["IndexedDB", "Local Storage"])(
  "F28: asks for a new link, and no more, when garbage is in the profile's %s",
  async (spoilt) => {
    const client = await whole.openLinked(await whole.addPhone());
    await client.client.stop();
    const { accountId } = client;
    spoil(join(whole.profileOf(accountId), "Default", spoilt));

    const unattended = whole.open({ accountId, mayLink: false });
    await unattended.client.start();
    expect((await unattended.until("ended")).reason).toBe("credentials_lost");
    noProcessLeft(unattended);

    const watched = whole.open({ accountId });
    await watched.client.start();
    expect((await watched.until("qr")).text).not.toBe("");
    expect(watched.kinds()).not.toContain("ended");
  },
);

describe.each(eraNames)("on the WhatsApp Web of %s", (era) => {
  const turn = (to: typeof era) => Promise.all([whole, bench].map(({ control }) => control.turn({ era: to })));
  beforeAll(() => turn(era));
  afterAll(() => turn("apr2026"));

  it("tells the phone when it logs out, and the next start shows a QR", async () => {
    const phone = await bench.addPhone();
    const client = await bench.openLinked(phone);

    const isTold = await client.client.logout();

    expect(isTold).toBe(true);
    expect((await phone.view()).deviceIds).toEqual([]);
    noProcessLeft(client);
    expect(client.all("ended")).toEqual([]);
    const next = bench.open({ accountId: client.accountId });
    await next.client.start();
    expect((await next.until("qr")).text).not.toBe("");
  });

  it.each(["navigate", "state", "reload"] as const)(
    "ends as logged_out_on_phone when unlinked there (%s)",
    async (style) => {
      const phone = await whole.addPhone();
      const client = await whole.openLinked(phone);
      const profile = whole.profileOf(client.accountId);

      await phone.unlink(style);
      const ended = await client.until("ended");

      expect(ended.reason).toBe("logged_out_on_phone");
      noProcessLeft(client);
      expect(client.all("qr")).toHaveLength(1);
      expect(existsSync(`${profile}/Local State`)).toBe(true);
      expect(readdirSync(`${profile}/Default`)).toContain("IndexedDB");
    },
  );

  it("keeps link and browser when the page lacks what the library listens to", async () => {
    const phone = await bench.addPhone();
    await phone.turn({ missingModules: ["WAWebSyncGatingUtils"] });
    const client = bench.open();
    await client.client.start();

    await phone.scan((await client.until("qr")).text);
    const { check } = await client.until("checked");

    expect(check).toMatchObject({ isUsable: false, degraded: ["core"] });
    expect(check.build).toMatch(/^2\.3000\./);
    expect(client.kinds()).not.toContain("ready");
    expect(client.kinds()).not.toContain("ended");
    expect(bench.processesOf(client)).not.toEqual([]);
    expect((await phone.view()).deviceIds).toHaveLength(1);
  });

  it("ends as conflict when the same link is opened elsewhere", async () => {
    const phone = await bench.addPhone();
    const first = await bench.openLinked(phone);
    await first.client.stop();
    const copy = bench.open();
    cpSync(bench.profileOf(first.accountId), bench.profileOf(copy.accountId), { recursive: true });
    const again = bench.open({ accountId: first.accountId });
    await again.client.start();
    await again.until("ready");

    await copy.client.start();

    expect((await again.until("ended")).reason).toBe("conflict");
    noProcessLeft(again);
  });
});

/** Fills every file below the folder with what no database can read. */
function spoil(folder: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  for (const file of files) if (statSync(file).isFile()) writeFileSync(file, "no database at all ".repeat(50));
}

/** A renderer's arguments are one long text: it is forked from a zygote that rewrites them. */
function isRenderer(pid: number): boolean {
  return procFs.read(pid)?.args.some((arg) => arg.includes("--type=renderer")) ?? false;
}
