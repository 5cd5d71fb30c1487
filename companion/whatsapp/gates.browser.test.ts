/** Screens that stand before a link: named, waited for without touching anything, and over when the person is through. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { KnobChanges } from "../simulator/knobs";
import { eraNames } from "../simulator/page/eras";
import { type ClientBench, startClientBench } from "./testing/client-bench";

let bench: ClientBench;
beforeAll(async () => {
  bench = await startClientBench();
});
afterEach(async () => {
  await bench.closeClients();
  await bench.control.turn({ era: "apr2026", streamMode: "MAIN", overlay: "none", missingModules: [] });
});
afterAll(() => bench.close());

/** The phone has accepted, and WhatsApp wants the passkey. */
async function atPasskey(refs: KnobChanges["refs"] = {}) {
  await bench.control.turn({ refs });
  const phone = await bench.addPhone();
  await phone.turn({ passkey: true });
  const client = bench.open({ deadlines: { gateMs: 100 } });
  await client.client.start();
  await phone.scan((await client.until("qr")).text);
  await client.until("passkey");
  return { phone, client };
}

describe.each(eraNames)("WhatsApp's passkey step on the page of %s", (era) => {
  it("is told once, and ready follows when the person passed it", async () => {
    await bench.control.turn({ era });
    const { phone, client } = await atPasskey();

    await phone.confirmPasskey();
    await client.until("ready");

    expect(client.story()).toEqual(["qr", "passkey", "authenticated", "ready"]);
  });
});

it("is seen by its screen alone when the page's modules have other names", async () => {
  await bench.control.turn({ missingModules: ["WAWebLinkDeviceEvents", "WAWebShortcakeLinkingApi"] });

  const { client } = await atPasskey();

  expect(client.all("passkey")).toHaveLength(1);
});

it("a passkey step that is called off in the page leads to a new QR", async () => {
  const { client } = await atPasskey();
  const [page] = (await bench.control.pages()).filter(({ isWaitingForPasskey }) => isWaitingForPasskey);

  await bench.control.act(page!.id, "cancel-passkey");
  const second = await client.until("qr", 1);

  expect(second.text).not.toBe(client.all("qr")[0]?.text);
  expect(second.text).not.toContain("undefined");
});

it.each<[KnobChanges, string]>([
  [{ streamMode: "TOS_BLOCK" }, "account_restricted"],
  [{ streamMode: "SMB_TOS_BLOCK" }, "account_restricted"],
  [{ streamMode: "TEMP_BAN" }, "account_restricted"],
  [{ streamMode: "SCREEN_LOCK" }, "attention_required"],
  [{ overlay: "terms" }, "terms_required"],
])("%o ends as %s, and no process is left", async (knobs, reason) => {
  await bench.control.turn(knobs);
  const client = bench.open({ deadlines: { gateMs: 100 } });
  await client.client.start();

  expect((await client.until("ended")).reason).toBe(reason);
  expect(bench.processesOf(client)).toEqual([]);
});
