/** What follows from a look at WhatsApp Web's page: stored, shown, and never a restart loop. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Capability } from "#shared/capabilities";
import type { SelfCheck } from "../whatsapp/compat/self-check";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

const checkOf = (degraded: readonly Capability[], build = "2.3000.1"): SelfCheck => ({
  build,
  browser: "Chrome/156",
  library: "1.34.7",
  isUsable: !degraded.includes("core") && !degraded.includes("ids"),
  degraded,
  findings: { core: "ok" },
});

describe("self-checks of accounts", () => {
  let rig: AccountsRig;
  beforeEach(async () => {
    rig = await createAccountsRig();
  });
  afterEach(() => rig.accounts.shutdown());

  it("tell with `ready` what does not work, and store it", async () => {
    const { id } = await rig.create();
    rig.clients.latest(id).report({ kind: "authenticated" });
    rig.clients.latest(id).report({ kind: "checked", check: checkOf(["history"]) });
    await rig.makeReady(id);

    expect(rig.eventsOf("status.stored").at(-1)?.update).toMatchObject({ status: "ready", degraded: ["history"] });
    expect(await rig.useCases.read(id)).toMatchObject({ degraded: ["history"] });
    expect(await rig.store.drift.lastCheck(id)).toMatchObject({ build: "2.3000.1", isUsable: true });
  });

  it("refuse a history sync at once when chats cannot be read", async () => {
    const { id } = await rig.create();
    rig.clients.latest(id).report({ kind: "checked", check: checkOf(["chats"]) });
    await rig.makeReady(id);

    await expect(rig.useCases.syncHistory(id)).rejects.toMatchObject({ code: "capability_degraded" });
  });

  it("tell when it works again", async () => {
    const { id } = await rig.create();
    await rig.makeReady(id);
    rig.clients.latest(id).report({ kind: "checked", check: checkOf(["send"]) });
    rig.clients.latest(id).report({ kind: "checked", check: checkOf([]) });
    await rig.stored();

    expect(
      rig
        .eventsOf("account.changed")
        .slice(-2)
        .map(({ degraded }) => degraded),
    ).toEqual([["send"], []]);
  });

  it("end in `error` on a page nothing works on, with the client kept and no restart", async () => {
    const { id } = await rig.create();
    await rig.makeReady(id);
    rig.clients.latest(id).report({ kind: "checked", check: checkOf(["ids"]) });
    await rig.stored();
    rig.clock.advance(3_600_000);
    await rig.stored();

    const account = await rig.useCases.read(id);
    expect(account).toMatchObject({ status: "error", reason: "incompatible_whatsapp_web", isLoggedIn: true });
    expect(account.nextRetryAt).toBeNull();
    expect(rig.clients.all).toHaveLength(1);
    expect(rig.clients.latest(id).isAlive).toBe(true);
  });

  it("a person may start an account again that is on such a page", async () => {
    const { id } = await rig.create();
    await rig.makeReady(id);
    rig.clients.latest(id).report({ kind: "checked", check: checkOf(["core"]) });
    await rig.stored();

    await rig.useCases.start(id);
    await rig.stored();

    expect(rig.clients.all).toHaveLength(2);
    expect(rig.clients.mostAlive).toBe(1);
  });

  it("remember when each build was first seen, last fine and first bad", async () => {
    const { id } = await rig.create();
    await rig.makeReady(id);
    const times: string[] = [];
    for (const degraded of [[], ["ids"], []] as const) {
      times.push(new Date(rig.clock.now()).toISOString());
      rig.clients.latest(id).report({ kind: "checked", check: checkOf(degraded) });
      await rig.stored();
      rig.clock.advance(1_000);
    }

    const [firstSeenAt, firstBadAt, lastOkAt] = times;
    expect(await rig.store.drift.listBuilds()).toEqual([{ build: "2.3000.1", firstSeenAt, firstBadAt, lastOkAt }]);
  });

  it("can be read with both versions and what is known of the build", async () => {
    const { id } = await rig.create();
    expect(await rig.accounts.page.selfCheck("Toko")).toBeNull();
    await rig.makeReady(id);
    rig.clients.latest(id).report({ kind: "checked", check: checkOf(["ids"]) });
    await rig.stored();

    expect(await rig.accounts.page.selfCheck("Toko")).toMatchObject({
      build: "2.3000.1",
      library: "1.34.7",
      isUsable: false,
      degraded: ["ids"],
      known: { lastOkAt: null, firstBadAt: expect.stringMatching(/Z$/) },
    });
  });

  it("leave the page to be looked at, also when nothing works on it", async () => {
    const { id } = await rig.create();
    await expect(rig.accounts.page.screenshot("Nobody")).rejects.toMatchObject({ code: "account_not_found" });
    await rig.makeReady(id);
    rig.clients.latest(id).report({ kind: "checked", check: checkOf(["core"]) });
    await rig.stored();

    expect(Buffer.from(await rig.accounts.page.screenshot("Toko")).toString()).toBe(`page of ${id}`);

    await rig.useCases.stop("Toko");
    await rig.stored();
    await expect(rig.accounts.page.screenshot("Toko")).rejects.toMatchObject({ code: "not_ready" });
  });

  it("let automatic starts wait while a new build is bad, and tell it", async () => {
    const first = await rig.create();
    const second = await rig.create({ clientName: "Kedua" });
    await rig.makeReady(first.id);
    await rig.makeReady(second.id, "6281234500002");
    rig.clients.latest(first.id).report({ kind: "checked", check: checkOf(["ids"], "2.3000.2") });
    rig.clients.latest(second.id).report({ kind: "ended", reason: "browser_crashed" });
    await rig.stored();
    rig.clock.advance(300_000);
    await rig.stored();

    expect(rig.clients.all).toHaveLength(2);
    expect(await rig.useCases.read(second.id)).toMatchObject({ reason: "start_queued" });
    expect(rig.eventsOf("companion.noticed")).toContainEqual({ kind: "whatsapp_changed" });

    rig.clients.latest(first.id).report({ kind: "checked", check: checkOf([], "2.3000.2") });
    await rig.stored();

    expect(rig.clients.all).toHaveLength(3);
    expect(rig.eventsOf("companion.noticed")).toContainEqual({ kind: "whatsapp_recovered" });
  });
});

describe("an account's own picture", () => {
  let rig: AccountsRig;
  beforeEach(async () => {
    rig = await createAccountsRig();
    const { id } = await rig.create();
    await rig.makeReady(id);
  });
  afterEach(() => rig.accounts.shutdown());
  const picture = { contentType: "image/png", content: new Uint8Array(4) };

  it("is asked for once in six hours, however many look at it", async () => {
    let asked = 0;
    rig.clients.ownPicture = async () => {
      asked += 1;
      return picture;
    };

    expect(await Promise.all([rig.accounts.page.avatar("Toko"), rig.accounts.page.avatar("Toko")])).toEqual([
      picture,
      picture,
    ]);
    expect(asked).toBe(1);
    rig.clock.advance(6 * 3_600_000);
    await rig.accounts.page.avatar("Toko");

    expect(asked).toBe(2);
  });

  it("is asked for again after WhatsApp failed to tell it", async () => {
    rig.clients.ownPicture = () => Promise.reject(new Error("r: r"));
    await expect(rig.accounts.page.avatar("Toko")).rejects.toThrow("r: r");
    rig.clients.ownPicture = async () => picture;

    expect(await rig.accounts.page.avatar("Toko")).toBe(picture);
  });
});

describe("WhatsApp's passkey step", () => {
  let rig: AccountsRig;
  let id: string;
  beforeEach(async () => {
    rig = await createAccountsRig();
    ({ id } = await rig.create());
    rig.clients.latest(id).report({ kind: "qr", text: "2@first,a,b,c,1" });
    rig.clients.latest(id).report({ kind: "passkey" });
    await rig.stored();
  });
  afterEach(() => rig.accounts.shutdown());

  it("keeps the status, names the reason, and leaves no QR anywhere", async () => {
    const { update, challenge } = rig.eventsOf("status.stored").at(-1)!;

    expect(update).toMatchObject({ status: "qr", reason: "passkey_required", link: { kind: "passkey" } });
    expect(challenge).toBeNull();
    await expect(rig.useCases.currentQr(id)).rejects.toMatchObject({ code: "not_linking" });
    expect(await rig.useCases.read(id)).toMatchObject({ status: "qr", link: { kind: "passkey", maxAttempts: 1 } });
  });

  it("asks for no new QR and ends nothing for ten minutes, then says what was missing", async () => {
    rig.clock.advance(599_000);
    await rig.stored();
    expect(rig.clients.latest(id).calls).toEqual(["start"]);

    rig.clock.advance(1_000);
    await rig.stored();

    expect(await rig.useCases.read(id)).toMatchObject({
      status: "disconnected",
      reason: "passkey_required",
      link: null,
    });
    expect(rig.clients.all).toHaveLength(1);
  });

  it("goes on to authenticated when the person passed it", async () => {
    await rig.makeReady(id);

    expect(await rig.useCases.read(id)).toMatchObject({ status: "ready", reason: null, link: null });
  });

  it("shows the new QR when the person called it off", async () => {
    rig.clients.latest(id).report({ kind: "qr", text: "2@second,a,b,c,1" });
    await rig.stored();

    expect(await rig.useCases.currentQr(id)).toMatchObject({ text: "2@second,a,b,c,1" });
    expect(await rig.useCases.read(id)).toMatchObject({ status: "qr", reason: null, link: { kind: "qr" } });
  });
});
