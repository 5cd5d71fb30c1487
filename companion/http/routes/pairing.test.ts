/** Pairing over HTTP: from the code in the terminal to a token that works, and every way it must not. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pairRequestSchema } from "#shared/pairing";
import { hashPairingCode } from "../../auth/pairing-code";
import { codeOf, extensionOrigin, type Rig, startRig } from "../testing/rig";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

function pair(code: string, more: object = {}, origin: string | null = extensionOrigin) {
  const headers = origin === null ? {} : { Origin: origin };
  return rig.call("POST", "/auth/pair", { token: "", body: { code, label: "My browser", ...more }, headers });
}

describe("pairing", () => {
  it("gives a token that works, bound to the origin it was given to", async () => {
    const { code } = rig.pairing.open();

    const response = await pair(code);
    const { token, scope } = await response.json();
    const own = await rig.call("DELETE", "/whatsapp/session/nobody", { token, headers: { Origin: extensionOrigin } });
    const foreign = await rig.call("GET", "/whatsapp/sessions", { token, headers: { Origin: "moz-extension://x" } });

    expect(response.status).toBe(201);
    expect(scope).toBe("admin");
    expect(await codeOf(own)).toBe("account_not_found");
    expect(await codeOf(foreign)).toBe("origin_mismatch");
  });

  it("keeps no token that can be read back", async () => {
    const { code } = rig.pairing.open();
    const { token } = await (await pair(code)).json();

    const stored = JSON.stringify(await rig.devices.list());
    const listed = await (await rig.call("GET", "/auth/devices")).text();

    expect(stored).not.toContain(token);
    expect(listed).not.toContain(token);
    expect(listed).toContain("My browser");
  });

  it("takes the code as people type it", async () => {
    const { code } = rig.pairing.open();

    const response = await pair(
      ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4).replaceAll("0", "o").replaceAll("1", "l")} `,
    );

    expect(response.status).toBe(201);
  });

  it("closes after five wrong codes, even for the right one", async () => {
    const { code } = rig.pairing.open();
    const wrong = code === "00000000" ? "11111111" : "00000000";

    const codes: string[] = [];
    for (let tries = 0; tries < 5; tries += 1) codes.push(await codeOf(await pair(wrong)));

    expect(codes).toEqual(Array(5).fill("pairing_code_wrong"));
    expect(await codeOf(await pair(code))).toBe("pairing_closed");
  });

  it("takes a code once", async () => {
    const { code } = rig.pairing.open();
    await pair(code);

    const response = await pair(code);

    expect(response.status).toBe(410);
    expect(await codeOf(response)).toBe("pairing_closed");
  });

  it("takes a code for five minutes", async () => {
    const { code } = rig.pairing.open();
    rig.clock.advance(5 * 60 * 1000);

    expect(await codeOf(await pair(code))).toBe("pairing_closed");
  });

  it("takes only the newest code", async () => {
    const { code: old } = rig.pairing.open();
    const { code } = rig.pairing.open();

    expect(await codeOf(await pair(old))).toBe("pairing_code_wrong");
    expect((await pair(code)).status).toBe(201);
  });

  it("has one winner among a hundred at once", async () => {
    const { code } = rig.pairing.open();

    const responses = await Promise.all(Array.from({ length: 100 }, () => pair(code)));

    expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([201, 410]));
    expect((await rig.devices.list()).filter(({ label }) => label === "My browser")).toHaveLength(1);
  });

  it("is closed while nobody asked for a code", async () => {
    expect(await codeOf(await pair("ABCD1234"))).toBe("pairing_closed");
  });

  it("takes a code that was offered beside the running companion, in place of its own", async () => {
    const { code: own } = rig.pairing.open();
    const code = "ABCD1234";
    rig.offers.push({ codeHash: hashPairingCode(code), scope: "operate", expiresAt: rig.clock.now() + 1000 });

    const response = await pair(code, { scope: "admin" });

    expect((await response.json()).scope).toBe("operate");
    expect(await codeOf(await pair(own))).toBe("pairing_closed");
  });

  it("grants less than the code allows when less is asked for", async () => {
    const { code } = rig.pairing.open();

    const response = await pair(code, { scope: "read" });

    expect((await response.json()).scope).toBe("read");
  });

  it("is refused to web pages", async () => {
    const { code } = rig.pairing.open();

    expect(await codeOf(await pair(code, {}, "https://evil.com"))).toBe("origin_not_allowed");
    expect((await pair(code)).status).toBe(201);
  });

  it("costs a flood nothing: beyond its budget requests wait", async () => {
    const responses = await Promise.all(Array.from({ length: 130 }, () => pair("ABCD1234")));

    const late = responses.find(({ status }) => status === 429);
    rig.clock.advance(60_000);

    expect(late?.headers.get("retry-after")).toBe("1");
    expect((await pair("ABCD1234")).status).toBe(410);
  });

  it.each([
    ["code", { code: "ABC" }],
    ["code", { code: 12_345_678 }],
    ["label", { label: " " }],
    ["label", { label: "x".repeat(65) }],
    ["scope", { scope: "root" }],
    ["more", { more: 1 }],
  ])("names the field %s that is not valid: %o", async (path, fields) => {
    const response = await pair("ABCD1234", fields);

    expect(response.status).toBe(422);
    expect((await response.json()).errors).toMatchObject([{ path }]);
  });

  it("makes codes the contract's schema accepts", () => {
    for (let round = 0; round < 200; round += 1) {
      const { code } = rig.pairing.open();

      expect(pairRequestSchema.parse({ code, label: "x" }).code).toBe(code);
    }
  });
});

describe("devices", () => {
  it("mark the one that asks", async () => {
    const { devices } = await (await rig.call("GET", "/auth/devices")).json();

    expect(devices.filter((device: { isCurrent: boolean }) => device.isCurrent)).toMatchObject([{ label: "admin" }]);
  });

  it.each([
    ["7b4b1b1e-6d0e-4d2c-9d1f-0a1b2c3d4e5f", 404],
    ["nonsense", 422],
  ])("called %s cannot be removed", async (id, status) => {
    expect((await rig.call("DELETE", `/auth/devices/${id}`)).status).toBe(status);
  });
});
