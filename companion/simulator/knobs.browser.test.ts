/** The knobs that spoil a start or a running page, as the unmodified Client experiences them. */
import { afterEach, expect, test, vi } from "vitest";
import type { KnobChanges } from "./knobs";
import { startTestBench, type TestBench } from "./testing/real-client";

let bench: TestBench | undefined;
afterEach(() => bench?.close());

const bare = (promise: Promise<unknown>) => promise.catch((error) => String(error).split("\n")[0]);

async function start(knobs: KnobChanges) {
  bench = await startTestBench(knobs);
  return { bench, control: bench.control, phone: await bench.addPhone({ chats: 3, messages: 2, groups: 0 }) };
}

test("a page that never tells its version ends in the library's auth timeout", async () => {
  const { bench } = await start({ hangAt: "version" });
  const { client } = await bench.open({ authTimeoutMs: 1000 });

  expect(await bare(client.initialize())).toBe("auth timeout");
});

test("a page stuck before the QR shows none until it is let go", async () => {
  const { bench, control } = await start({ hangAt: "qr" });
  const { client, until, names } = await bench.open();
  const started = client.initialize();
  await vi.waitFor(async () => expect(await control.pages()).toMatchObject([{ state: "OPENING" }]));

  expect(names()).toEqual([]);
  await control.turn({ hangAt: "nowhere" });
  await until("qr");

  await started;
});

test("a sync that hangs stays at 99 percent, and goes on when let go", async () => {
  const { bench, control, phone } = await start({ hangAt: "sync" });
  const { client, until, names, qr } = await bench.open();
  await client.initialize();
  await phone.scan(await qr());
  await until("loading_screen", (percent: number) => Number(percent) === 99);

  expect(names()).not.toContain("authenticated");
  await control.turn({ hangAt: "nowhere" });

  expect(await until("ready")).toBeDefined();
});

test.each<[string, KnobChanges]>([
  ["is stuck in ready", { hangAt: "ready" }],
  ["misses a module", { missingModules: ["WAWebSyncGatingUtils"] }],
  ["has renamed a module", { renamedModules: { WAWebSyncGatingUtils: "WAWebSyncGating" } }],
])("a page that %s is authenticated but never ready", async (_what, knobs) => {
  const { bench, control, phone } = await start(knobs);
  const { client, until, names, qr } = await bench.open();
  await client.initialize();
  await phone.scan(await qr());
  await until("authenticated");
  if (!knobs.hangAt) {
    await vi.waitFor(async () => {
      const missing = (await control.journal()).filter(({ what }) => what === "unknown-module");
      expect(missing.map(({ details }) => details.text)).toEqual(["WAWebSyncGatingUtils"]);
    });
  }

  expect(await client.getState()).toBe("CONNECTED");
  expect(names()).not.toContain("ready");
});

test("one broken chat makes the whole list fail", async () => {
  const { bench, phone, control } = await start({});
  const { client } = await bench.openLinked(phone);
  await control.turn({ brokenChat: (await phone.view()).chats[0]?.title ?? "" });

  await vi.waitFor(() => expect(client.getChats()).rejects.toThrow("reading 'serialize'"));
});

test("a page in an endless loop answers nothing, and its browser can still be closed", async () => {
  const { bench, phone } = await start({});
  const { client } = await bench.openLinked(phone);
  await phone.act("busy-loop");

  const answer = () =>
    client.getState().then(
      () => "answered",
      () => "cut off",
    );
  const silence = () => new Promise((resolve) => setTimeout(resolve, 2000, "silence"));
  await vi.waitFor(async () => expect(await Promise.race([answer(), silence()])).toBe("silence"));
  const last = answer();
  await client.pupBrowser?.close();

  expect(await last).toBe("cut off");
});

test("a repeated sync makes the library say ready twice", async () => {
  const { bench, phone } = await start({});
  const { all } = await bench.openLinked(phone);

  await phone.act("repeat-sync");

  await vi.waitFor(() => expect(all("ready").length).toBeGreaterThan(1));
});

test("the server can be slow and answer with an error", async () => {
  const { bench } = await start({ http: { status: 503, delayMs: 300 } });
  const { client } = await bench.open();
  const started = client.initialize();
  await vi.waitFor(() => expect(client.pupPage?.url()).toBe("https://web.whatsapp.com/"));

  expect(await client.pupPage?.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")).toBe(503);

  await started;
});

test("ballast makes the page heavier while it runs", async () => {
  const { bench, phone, control } = await start({ ballast: { scriptMb: 1 } });
  const { client } = await bench.openLinked(phone);
  const used = async () => ((await client.pupPage?.metrics())?.JSHeapUsedSize ?? 0) / 2 ** 20;
  const before = await used();

  await control.turn({ ballast: { heapMb: 60, buffersMb: 10 } });

  await vi.waitFor(async () => expect(await used()).toBeGreaterThan(before + 50));
});
