/** A client is linked, restored and refused: real whatsapp-web.js in real Chromium against the stand-in. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { eraNames } from "../simulator/page/eras";
import { type ClientBench, startClientBench } from "./testing/client-bench";

describe.each(eraNames)("on the WhatsApp Web of %s", (era) => {
  let bench: ClientBench;
  beforeAll(async () => {
    bench = await startClientBench();
    await bench.control.turn({ era });
  });
  afterEach(() => bench.closeClients());
  afterAll(() => bench.close());

  const stateOf = async (pageId: string) => (await bench.control.pages()).find(({ id }) => id === pageId)?.state;

  it("goes from QR through authenticated and syncing to ready, each told once", async () => {
    const phone = await bench.addPhone();

    const client = await bench.openLinked(phone);

    const story = client.story();
    expect(story).toEqual(["qr", "authenticated", "ready"]);
    expect(client.kinds()).toContain("syncing");
    expect(client.all("ready")).toEqual([{ kind: "ready", phoneNumber: phone.number, pushName: "Toko Kita" }]);
  });

  it("shows a pairing code and never a QR when linking by code", async () => {
    const phone = await bench.addPhone();
    const client = bench.open({ link: { method: "pairing", phoneNumber: phone.number } });
    await client.client.start();

    await phone.typeCode((await client.until("code")).code);
    await client.until("ready");

    expect(client.all("qr")).toEqual([]);
    expect(client.all("code")).toHaveLength(1);
  });

  it("brings a new pairing code when the old one dies", async () => {
    const phone = await bench.addPhone();
    const link = { method: "pairing", phoneNumber: phone.number } as const;
    const client = bench.open({ link, deadlines: { codeLifeMs: 300 } });
    await client.client.start();
    const first = await client.until("code");

    const second = await client.until("code", 1);

    expect(second.code).not.toBe(first.code);
  });

  it("ends as code_rejected when WhatsApp refuses to give a code", async () => {
    await bench.control.turn({ pairingCodeError: "RateOverlimitError" });
    const client = bench.open({ link: { method: "pairing", phoneNumber: "6281200000000" } });
    await client.client.start();

    const ended = await client.until("ended");

    await bench.control.turn({ pairingCodeError: null });
    expect(ended.reason).toBe("code_rejected");
    expect(ended.cause?.message).toContain("RateOverlimitError");
  });

  it("is ready again on its profile without a QR", async () => {
    const phone = await bench.addPhone();
    const first = await bench.openLinked(phone);
    await first.client.stop();

    const second = bench.open({ accountId: first.accountId, mayLink: false });
    await second.client.start();
    await second.until("ready");

    expect(second.story()).toEqual(["authenticated", "ready"]);
  });

  it("becomes ready although the library missed the sync", async () => {
    const phone = await bench.addPhone();
    const first = await bench.openLinked(phone);
    await first.client.stop();
    await phone.turn({ delaysMs: { connect: 0, sync: 0 } });

    const second = bench.open({ accountId: first.accountId });
    await second.client.start();

    expect((await second.until("ready")).phoneNumber).toBe(phone.number);
  });

  it("survives a page that reloads right after pairing", async () => {
    const phone = await bench.addPhone();
    await phone.turn({ reloadAfterPairing: true });

    const client = await bench.openLinked(phone);

    expect(client.story()).toEqual(["qr", "authenticated", "ready"]);
  });

  it("tells an unattended start without a session as credentials_lost, without a QR", async () => {
    const client = bench.open({ mayLink: false });
    await client.client.start();

    const ended = await client.until("ended");

    expect(ended.reason).toBe("credentials_lost");
    expect(client.kinds()).toEqual(["ended"]);
    expect(bench.processesOf(client)).toEqual([]);
  });

  it("shows a fresh QR on request after the page ran out of them", async () => {
    const client = bench.open();
    await client.client.start();
    const first = await client.until("qr");
    const [page] = (await bench.control.pages()).filter(({ qrText }) => qrText === first.text);
    await bench.control.spendRefs(page!.id);
    await vi.waitFor(async () => expect(await stateOf(page!.id)).toBe("UNPAIRED_IDLE"));

    await client.client.refreshQr();

    const second = await client.until("qr", 1);
    expect(second.text).not.toBe(first.text);
    expect(second.text).not.toContain("undefined");
  });
});
