/** QR and code: who gets which, when it ends, and that no payload is ever stored. */
import { beforeEach, describe, expect, it } from "vitest";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

let rig: AccountsRig;
beforeEach(async () => {
  rig = await createAccountsRig();
});
const number = "6281234500001";
const qr = (text: string) => rig.clients.latest().report({ kind: "qr", text });
const code = (value: string) => rig.clients.latest().report({ kind: "code", code: value });

describe("a QR", () => {
  it("is shown with its attempt and expiry, its payload apart from the status", async () => {
    await rig.create();
    qr("first");
    await rig.stored();

    const { update, challenge } = rig.eventsOf("status.stored").at(-1)!;

    expect(update.link).toEqual({
      kind: "qr",
      attempt: 1,
      maxAttempts: 6,
      issuedAt: "2026-01-25T08:00:00.000Z",
      expiresAt: "2026-01-25T08:01:00.000Z",
    });
    expect(challenge?.qrText).toBe("first");
    expect(challenge?.qrCode).toMatch(/^data:image\/png;base64,/);
    expect(JSON.stringify(update)).not.toContain("first");
    expect(await rig.useCases.currentQr("Toko")).toEqual({ text: "first", expiresAt: "2026-01-25T08:01:00.000Z" });
  });

  it("F20: that is seen twice is told once", async () => {
    await rig.create();
    qr("first");
    qr("first");
    qr("second");
    await rig.stored();

    expect(rig.eventsOf("status.stored").map(({ update }) => update.link?.attempt)).toEqual([undefined, 1, 2]);
  });

  it.each([
    ["expired", () => rig.clock.advance(60_001)],
    ["used", () => rig.clients.latest().report({ kind: "authenticated" })],
    ["of a stopped account", () => rig.useCases.stop("Toko")],
  ])("that is %s is not given out", async (_, happen) => {
    await rig.create();
    qr("first");
    await rig.stored();
    await happen();
    await rig.stored();

    await expect(rig.useCases.currentQr("Toko")).rejects.toMatchObject({ code: "not_linking" });
  });
});

describe("a code", () => {
  it("comes by restarting a client that waits for a scan, and is told by its own event", async () => {
    const { id } = await rig.create();
    qr("first");
    await rig.stored();

    const asked = rig.useCases.pairingCode("Toko", number);
    await rig.stored();
    expect(rig.clients.latest().options.link).toEqual({ method: "pairing", phoneNumber: number });
    code("ABCD1234");

    const times = { issuedAt: "2026-01-25T08:00:00.000Z", expiresAt: "2026-01-25T08:03:00.000Z" };
    expect(await asked).toEqual({ code: "ABCD1234", phoneNumber: number, ...times });
    expect(rig.eventsOf("pairing-code.issued")).toEqual([{ accountId: id, code: "ABCD1234", ...times }]);
    expect(rig.eventsOf("status.stored").at(-1)?.challenge).toEqual({ pairingCode: "ABCD1234" });
  });

  it("that is alive is given again for the same number", async () => {
    await rig.create({ method: "pairing", phoneNumber: number });
    code("ABCD1234");
    await rig.stored();

    const first = await rig.useCases.pairingCode("Toko", number);
    const second = await rig.useCases.pairingCode("Toko", number);

    expect([first.code, second]).toEqual(["ABCD1234", first]);
    expect(rig.clients.all).toHaveLength(1);
  });

  it("that is on its way is waited for, without a restart", async () => {
    await rig.create({ method: "pairing", phoneNumber: number });
    const asked = [rig.useCases.pairingCode("Toko", number), rig.useCases.pairingCode("Toko", number)];
    await rig.stored();
    code("ABCD1234");

    expect((await Promise.all(asked)).map((one) => one.code)).toEqual(["ABCD1234", "ABCD1234"]);
    expect(rig.clients.all).toHaveLength(1);
  });

  it("that does not come in time is given up", async () => {
    await rig.create();
    const asked = expect(rig.useCases.pairingCode("Toko", number)).rejects.toMatchObject({ code: "link_timeout" });
    await rig.stored();
    rig.clock.advance(30_000);

    await asked;
  });

  it("that WhatsApp refuses is said so", async () => {
    await rig.create();
    const asked = expect(rig.useCases.pairingCode("Toko", number)).rejects.toMatchObject({ code: "whatsapp_failed" });
    await rig.stored();
    rig.clients.latest().report({ kind: "ended", reason: "code_rejected" });

    await asked;
  });

  it("is refused for a number that is linked to another account", async () => {
    const first = await rig.create({ clientName: "Pertama" });
    await rig.makeReady(first.id, number);
    await rig.create();

    await expect(rig.useCases.pairingCode("Toko", number)).rejects.toMatchObject({ code: "number_linked" });
  });

  it("is refused for an account that is stopped or linked", async () => {
    await rig.create({ start: false });
    await expect(rig.useCases.pairingCode("Toko", number)).rejects.toMatchObject({ code: "not_linking" });
    await rig.useCases.start("Toko");
    await rig.makeReady();

    await expect(rig.useCases.pairingCode("Toko", number)).rejects.toMatchObject({ code: "not_linking" });
  });
});
