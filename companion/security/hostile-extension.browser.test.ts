/** A11 of the threat list in real browsers: another extension beside ours, which may reach every host. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { firefoxPath } from "../../scripts/testing/found-browsers";
import { type Rig, startRig } from "../http/testing/rig";
import { type CarelessServer, startCarelessServer } from "./testing/careless-server";
import { type HostileExtension, hostileInChromium, hostileInFirefox } from "./testing/hostile-extension";
import { tryTricks } from "./testing/tricks";

let rig: Rig;
let careless: CarelessServer;
beforeEach(async () => {
  rig = await startRig();
  await rig.accounts.create({ clientName: "Rahasia", method: "qr", start: true });
  rig.accounts.changes.length = 0;
  careless = await startCarelessServer();
});
afterEach(async () => {
  await careless.close();
  await rig.close();
});

const at = (port: number, token: string) => ({
  http: `http://127.0.0.1:${port}`,
  ws: `ws://127.0.0.1:${port}`,
  token,
});
const got = (loot: Readonly<Record<string, string | null>>) =>
  Object.entries(loot).flatMap(([trick, text]) => (text === null ? [] : [trick]));

describe.each([
  ["Chromium", hostileInChromium, true, "chrome-extension://abcdefghijklmnopabcdefghijklmnop"],
  ["Firefox", hostileInFirefox, firefoxPath() !== undefined, "moz-extension://0d9e8f7a-6b5c-4d3e-8f2a-1b0c9d8e7f6a"],
] as const)("A11: a hostile extension in %s", (_name, open, isThere, ours) => {
  let hostile: HostileExtension;
  beforeAll(async () => {
    if (isThere) hostile = await open();
  }, 90_000);
  afterAll(() => hostile?.close());

  it.skipIf(!isThere)("gets everything from a server that is careless", async () => {
    const loot = await hostile.try(tryTricks, at(careless.port, "anything"));

    expect(got(loot)).toEqual(Object.keys(loot));
  });

  it.skipIf(!isThere)("gets nothing without a token", async () => {
    expect(got(await hostile.try(tryTricks, at(rig.port, "")))).toEqual([]);
    expect(rig.accounts.changes).toEqual([]);
  });

  it.skipIf(!isThere)("steers nothing and hears nothing with a token stolen from ours", async () => {
    const stolen = await rig.issue("admin", ours);

    expect(got(await hostile.try(tryTricks, at(rig.port, stolen)))).toEqual([]);
    expect(rig.accounts.changes).toEqual([]);
  });
});
