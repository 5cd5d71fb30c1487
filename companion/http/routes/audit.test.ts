/** The audit log over HTTP: who did what, how it ended, and who may read it. */
import { afterEach, beforeEach, expect, it } from "vitest";
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

it("does not grow by what only reads", async () => {
  await rig.call("GET", "/whatsapp/sessions");

  expect(await entries()).toEqual([]);
});

it("is read by admins alone", async () => {
  expect(await codeOf(await rig.call("GET", "/auth/audit", { token: rig.tokens.operate }))).toBe("scope_missing");
});
