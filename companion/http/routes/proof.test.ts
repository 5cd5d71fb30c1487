/** The companion's proof over HTTP: right for the device's token and this address, refused to everybody else. */
import { createHash, createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { proofMessage } from "#shared/proof";
import { codeOf, extensionOrigin, type Rig, startRig } from "../testing/rig";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

const nonce = "n".repeat(43);
const day = 24 * 60 * 60 * 1000;

async function newDevice() {
  return rig.issueToken({ label: "Browser", scope: "admin", origin: extensionOrigin });
}

function ask(body: object, origin: string | null = extensionOrigin) {
  return rig.call("POST", "/auth/proof", { token: "", body, ...(origin !== null && { headers: { Origin: origin } }) });
}

function sign(token: string, instanceId: string, authority: string): string {
  const key = createHash("sha256").update(token).digest();
  return createHmac("sha256", key).update(proofMessage({ nonce, instanceId, authority })).digest("base64url");
}

describe("the proof", () => {
  it("is signed with the hash of the token, over nonce, instance and the address listened on", async () => {
    const { device, token } = await newDevice();

    const response = await ask({ deviceId: device.id, nonce });
    const { instanceId, proofs } = await response.json();

    expect(response.status).toBe(200);
    expect(proofs).toEqual([sign(token, instanceId, `127.0.0.1:${rig.port}`)]);
    expect(JSON.stringify(proofs)).not.toContain(token);
  });

  it("differs for another name of the same address", async () => {
    const { device, token } = await newDevice();

    const response = await fetch(`http://localhost:${rig.port}/auth/proof`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ deviceId: device.id, nonce }),
    });
    const { instanceId, proofs } = await response.json();

    expect(proofs).toEqual([sign(token, instanceId, `localhost:${rig.port}`)]);
  });

  it("is given to no other extension and for no device that is unknown", async () => {
    const { device } = await newDevice();

    const foreign = await ask({ deviceId: device.id, nonce }, "moz-extension://other");
    const unknown = await ask({ deviceId: "7b4b1b1e-6d0e-4d2c-9d1f-0a1b2c3d4e5f", nonce });

    expect(await codeOf(foreign)).toBe("origin_mismatch");
    expect(await codeOf(unknown)).toBe("unauthorized");
  });

  it("is not given for a token that expired", async () => {
    const own = await startRig();
    const { device } = await own.issueToken({ label: "Browser", scope: "read", origin: null });
    own.clock.advance(91 * day);

    const response = await own.call("POST", "/auth/proof", { token: "", body: { deviceId: device.id, nonce } });

    expect(await codeOf(response)).toBe("unauthorized");
    await own.close();
  });

  it.each([
    ["deviceId", { deviceId: "x", nonce }],
    ["nonce", { deviceId: "7b4b1b1e-6d0e-4d2c-9d1f-0a1b2c3d4e5f", nonce: "short" }],
  ])("needs a %s that is valid", async (path, body) => {
    const response = await ask(body);

    expect((await response.json()).errors).toMatchObject([{ path }]);
  });
});
