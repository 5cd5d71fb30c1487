/** The unmodified Client is linked with the stand-in: by QR, by code, again after a restart, and not at all. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { defaultKnobs } from "./knobs";
import { startTestBench, type TestBench } from "./testing/real-client";

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench();
});
afterEach(() => bench.closeClients());
afterAll(() => bench.close());

test("scanning the QR leads through syncing to ready with the phone's number", async () => {
  const phone = await bench.addPhone();

  const { client, names } = await bench.openLinked(phone);

  expect(client.info.wid.user).toBe(phone.number);
  expect(names().filter((name) => name !== "loading_screen" && name !== "qr")).toEqual(["authenticated", "ready"]);
  expect(names().indexOf("loading_screen")).toBeLessThan(names().indexOf("authenticated"));
  expect(await client.getState()).toBe("CONNECTED");
});

test("typing the pairing code on the right phone links, on another phone it is refused", async () => {
  const phone = await bench.addPhone();
  const stranger = await bench.addPhone();
  const { client, until } = await bench.open({ pairWithPhoneNumber: { phoneNumber: phone.number } });
  await client.initialize();
  const [code] = (await until("code")) as [string];

  await expect(stranger.typeCode(code)).rejects.toMatchObject({ code: "wrong_code" });
  await phone.typeCode(`${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase());
  await until("ready");

  expect(client.info.wid.user).toBe(phone.number);
});

test("a restart on the same profile is ready without a QR", async () => {
  const phone = await bench.addPhone();
  const first = await bench.openLinked(phone);
  await first.close();
  // The library misses a sync that ends before it listens, which on a busy machine is any sync.
  await phone.turn({ hangAt: "sync" });

  const second = await bench.open({}, first.profile);
  await second.client.initialize();
  await phone.turn({ hangAt: "nowhere" });
  await second.until("ready");

  expect(second.all("qr")).toEqual([]);
  expect((await phone.view()).deviceIds).toHaveLength(1);
});

test("a phone that forgot the device makes the next start show a QR", async () => {
  const phone = await bench.addPhone();
  const first = await bench.openLinked(phone);
  await first.close();
  await phone.forget();

  const second = await bench.open({}, first.profile);
  await second.client.initialize();

  expect(await second.until("qr")).toBeDefined();
});

test("a QR expires, the last one leaves the page idle, and a refresh starts over", async () => {
  const phone = await bench.addPhone();
  await bench.control.turn({ refs: { count: 1000, firstMs: 500, nextMs: 500 } });
  const { client, until, qr, qrs } = await bench.open();
  await client.initialize();
  const first = await qr();
  await bench.control.turn({ refs: defaultKnobs.refs });
  const page = await vi.waitFor(async () => {
    const showing = (await bench.control.pages()).filter(({ qrText }) => qrText !== null);
    expect(showing.map(({ qrText }) => qrText === first)).toEqual([false]);
    return showing[0]!;
  });

  await expect(phone.scan(first)).rejects.toMatchObject({ code: "expired_ref" });
  await bench.control.spendRefs(page.id);
  await vi.waitFor(async () => expect(await client.getState()).toBe("UNPAIRED_IDLE"));
  const shown = qrs().length;
  await client.pupPage?.evaluate("window.require('WAWebCmd').Cmd.refreshQR()");
  await vi.waitFor(() => expect(qrs().length).toBeGreaterThan(shown));
  await phone.scan(qrs().at(-1) ?? "");

  expect(await until("ready")).toBeDefined();
});

test("a phone that refuses leaves the page waiting with the same QR", async () => {
  const phone = await bench.addPhone();
  await phone.refuse();
  const { client, qr } = await bench.open();
  await client.initialize();
  const text = await qr();

  await expect(phone.scan(text)).rejects.toMatchObject({ code: "refused" });

  expect(await client.getState()).toBe("UNPAIRED");
});

test("a page that reloads right after pairing still gets ready, by its stored login", async () => {
  const phone = await bench.addPhone();
  await phone.turn({ reloadAfterPairing: true, hangAt: "sync" });
  const { client, until, qr, injected } = await bench.open();
  await client.initialize();
  await phone.scan(await qr());
  await injected(2);

  await phone.turn({ hangAt: "nowhere" });
  await until("ready");

  expect(client.info.wid.user).toBe(phone.number);
});

test("the passkey step shows its screen, gives no client event, and ends when the person passed it", async () => {
  const phone = await bench.addPhone();
  await phone.turn({ passkey: true });
  const { client, until, names, qr } = await bench.open();
  await client.initialize();
  await phone.scan(await qr());

  await client.pupPage?.waitForSelector('[data-testid="shortcake_passkey_screen"]');
  expect(names()).not.toContain("loading_screen");
  expect(await client.getState()).toBe("UNPAIRED");
  await phone.turn({ passkey: false });
  await phone.confirmPasskey();

  expect(await until("ready")).toBeDefined();
});

test("a refused pairing code request carries the name of WhatsApp's error", async () => {
  await bench.control.turn({ pairingCodeError: "RateOverlimitError" });
  const { client } = await bench.open();
  await client.initialize();

  await expect(client.requestPairingCode("6281200000000")).rejects.toThrow("RateOverlimitError");

  await bench.control.turn({ pairingCodeError: null });
});
