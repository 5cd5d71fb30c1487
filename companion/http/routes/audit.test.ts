/** The audit log over HTTP: who did what, how it ended, and who may read it. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { codeOf, type Rig, startRig } from "../testing/rig";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

async function entries() {
  return (await (await rig.call("GET", "/auth/audit")).json()).entries;
}

it("names who linked, deleted and revoked, the newest first", async () => {
  const [, operate] = await rig.devices.list();
  await rig.call("POST", "/whatsapp/session", {
    token: rig.tokens.operate,
    body: { clientName: "Toko", method: "qr" },
  });
  await rig.call("DELETE", "/whatsapp/session/Toko");
  await rig.call("DELETE", `/auth/devices/${operate?.id}`);

  expect(await entries()).toMatchObject([
    { operation: "removeDevice", target: operate?.id, status: 204 },
    { operation: "deleteSession", target: "Toko", status: 200 },
    { operation: "createSession", deviceId: operate?.id, target: null, status: 201 },
  ]);
});

it("keeps what was refused too, and neither code nor token", async () => {
  const { code } = rig.pairing.open();
  const pair = (typed: string) =>
    rig.call("POST", "/auth/pair", { token: "", body: { code: typed, label: "Browser" } });
  await pair("ZZZZZZZZ");
  const { token } = await (await pair(code)).json();
  await rig.call("DELETE", "/whatsapp/session/Toko", { token: rig.tokens.operate });

  const kept = await entries();

  expect(kept).toMatchObject([
    { operation: "deleteSession", status: 403 },
    { operation: "pairDevice", deviceId: null, status: 201 },
    { operation: "pairDevice", deviceId: null, status: 401 },
  ]);
  expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${token}|${code}`));
});

it("names who exported an account's figures and who changed the settings, or tried to", async () => {
  const devices = await rig.devices.list();
  const idOf = (wanted: string) => devices.find(({ label }) => label === wanted)?.id ?? "none";
  await rig.accounts.create({ clientName: "Toko", method: "qr", start: true });
  await rig.call("GET", "/whatsapp/session/Toko/usage.csv", { token: rig.tokens.operate });
  await rig.call("PUT", "/settings", { token: rig.tokens.operate, body: { maxAccounts: 7 } });
  await rig.call("PUT", "/settings", { body: { maxAccounts: 7 } });

  await vi.waitFor(async () =>
    expect(await entries()).toMatchObject([
      { operation: "updateSettings", deviceId: idOf("admin"), target: null, status: 200 },
      { operation: "updateSettings", deviceId: idOf("operate"), target: null, status: 403 },
      { operation: "exportUsage", deviceId: idOf("operate"), target: "Toko", status: 200 },
    ]),
  );
});

it("does not grow by what only reads", async () => {
  await rig.call("GET", "/whatsapp/sessions");

  expect(await entries()).toEqual([]);
});

it("is read by admins alone", async () => {
  expect(await codeOf(await rig.call("GET", "/auth/audit", { token: rig.tokens.operate }))).toBe("scope_missing");
});
