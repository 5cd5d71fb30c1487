/** Attacks on pairing and on the life of a token: A2, A22–A27, A49, A50 and A56 of the threat list. */
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { codeOf, extensionOrigin, type Rig, startRig } from "../http/testing/rig";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const minute = 60_000;
const day = 24 * 60 * minute;

function pair(code: string) {
  const body = { code, label: "Browser" };
  return rig.call("POST", "/auth/pair", { token: "", body, headers: { Origin: extensionOrigin } });
}

/** Node's own comparison, wherever it was imported. */
function watchComparing() {
  const spy = vi.spyOn(crypto, "timingSafeEqual");
  syncBuiltinESMExports();
  onTestFinished(() => {
    spy.mockRestore();
    syncBuiltinESMExports();
  });
  return spy;
}

const list = (token: string) => rig.call("GET", "/whatsapp/sessions", { token });
const wrongFor = (code: string) => (code === "00000000" ? "11111111" : "00000000");

describe("a pairing code", () => {
  it("A2: is compared in constant time, and tokens only by their hash", async () => {
    const { code } = rig.pairing.open();
    const compare = watchComparing();
    const find = vi.spyOn(rig.devices, "findByTokenHash");

    await pair(wrongFor(code));
    await list("A".repeat(43));

    expect(compare).toHaveBeenCalledOnce();
    expect(find.mock.calls[0]?.[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  it("A22: is void after five wrong tries", async () => {
    const { code } = rig.pairing.open();

    for (let tries = 0; tries < 5; tries += 1) expect((await pair(wrongFor(code))).status).toBe(401);

    expect((await pair(code)).status).toBe(410);
  });

  it("A23: works once", async () => {
    const { code } = rig.pairing.open();

    expect([(await pair(code)).status, (await pair(code)).status]).toEqual([201, 410]);
  });

  it("A24: works for five minutes", async () => {
    const { code } = rig.pairing.open();
    rig.clock.advance(5 * minute);

    expect((await pair(code)).status).toBe(410);
  });

  it("A25: has one winner among a hundred at once", async () => {
    const { code } = rig.pairing.open();

    const statuses = await Promise.all(Array.from({ length: 100 }, async () => (await pair(code)).status));

    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(99);
  });

  it("A27: has one winner when an offer from the command line and the terminal's own race", async () => {
    const { code } = rig.pairing.open();
    const hash = crypto.createHash("sha256").update("ABCD1234").digest("hex");
    rig.offers.push({ codeHash: hash, scope: "read", expiresAt: rig.clock.now() + minute });

    const responses = await Promise.all(["ABCD1234", code, "ABCD1234", code].map(pair));

    expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
  });
});

describe("a token", () => {
  it("A49: works for a minute after it was replaced, its successor at once", async () => {
    const old = rig.tokens.operate;

    const { token } = await (await rig.call("POST", "/auth/rotate", { token: old })).json();

    expect(token).toMatch(/^[\w-]{43}$/);
    expect([(await list(old)).status, (await list(token)).status]).toEqual([200, 200]);
    rig.clock.advance(minute);
    expect([(await list(old)).status, (await list(token)).status]).toEqual([401, 200]);
  });

  it("A49: keeps scope and origin when it is replaced", async () => {
    const old = await rig.issue("read", extensionOrigin);
    const headers = { Origin: extensionOrigin };

    const { token } = await (await rig.call("POST", "/auth/rotate", { token: old, headers })).json();

    const scope = await rig.call("DELETE", "/whatsapp/session/a1", { token, headers });
    const origin = await rig.call("GET", "/whatsapp/sessions", { token, headers: { Origin: "moz-extension://x" } });
    expect([await codeOf(scope), await codeOf(origin)]).toEqual(["scope_missing", "origin_mismatch"]);
  });

  it("A49: replaced twice by two pages at once leaves one that works", async () => {
    const old = rig.tokens.operate;

    const answers = await Promise.all(
      [1, 2].map(async () => (await rig.call("POST", "/auth/rotate", { token: old })).json()),
    );
    rig.clock.advance(minute);

    const statuses = await Promise.all(answers.map(async ({ token }) => (await list(token)).status));
    expect(statuses.sort()).toEqual([200, 401]);
  });

  it("A56: that was not used for 91 days is expired", async () => {
    rig.clock.advance(91 * day);

    expect(await codeOf(await list(rig.tokens.admin))).toBe("unauthorized");
  });
});
