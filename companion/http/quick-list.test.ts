/** The short way to the list: the same answer as the whole way, and nothing for anybody whom that would refuse. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Device } from "../auth/device-store";
import { createRecallDevice } from "../auth/verify-token";
import { silentLog } from "../diagnostics/log";
import { createTestClock } from "../testing/test-clock";
import { createTokenBudgets } from "./gate/rate";
import { createListPages } from "./list-pages";
import { createQuickList } from "./quick-list";
import { codeOf, extensionOrigin, type Rig, startRig } from "./testing/rig";

const token = "A".repeat(43);
const url = "http://127.0.0.1:3000/whatsapp/sessions";

function quickList({ device = {}, perMinute = 100 }: { device?: Partial<Device>; perMinute?: number } = {}) {
  const clock = createTestClock();
  const now = new Date(clock.now()).toISOString();
  const known: Device = {
    ...{ id: "d1", label: "script", scope: "read", origin: null, lastSeenAt: now },
    ...{ createdAt: now, expiresAt: "2026-12-01T00:00:00.000Z", ...device },
  };
  const pages = createListPages(() => "1");
  const plain = new TextEncoder().encode("[]");
  pages.keep("", { etag: pages.etagOf(""), plain, zipped: null });
  const recallDevice = createRecallDevice({ recall: () => known }, clock);
  const budgets = createTokenBudgets({ clock, perMinute });
  const answer = createQuickList({ pages, recallDevice, budgets, log: silentLog });
  const ask = (headers: Record<string, string> = {}, { to = url, method = "GET" } = {}) =>
    answer(new Request(to, { method, headers: { authorization: `Bearer ${token}`, ...headers } }));
  return { ask, clock, etag: pages.etagOf("") };
}

describe("the short way", () => {
  it("answers a list that is ready, and who shows its tag", async () => {
    const { ask, etag } = quickList();

    expect([ask()?.status, await ask()?.text(), ask({ "if-none-match": etag })?.status]).toEqual([200, "[]", 304]);
  });

  it.each<[string, Record<string, string>, { to?: string; method?: string }]>([
    ["another method", {}, { method: "POST" }],
    ["another path", {}, { to: `${url}/stop-all` }],
    ["the same path behind another", {}, { to: "http://127.0.0.1:3000/x/whatsapp/sessions" }],
    ["another question", {}, { to: `${url}?limit=3` }],
    ["an Origin", { origin: extensionOrigin }, {}],
    ["a length of a body", { "content-length": "2" }, {}],
    ["a type of a body", { "content-type": "text/plain" }, {}],
    ["no token", { authorization: "" }, {}],
    ["what cannot be a token", { authorization: "Bearer x" }, {}],
    ["another scheme", { authorization: `Basic ${token}` }, {}],
    ["a wish for a form that is not packed yet", { "accept-encoding": "gzip" }, {}],
  ])("leaves %s to the whole way", (_what, headers, request) => {
    expect(quickList().ask(headers, request)).toBeNull();
  });

  it.each<[string, Partial<Device>]>([
    ["has expired", { expiresAt: "2026-01-25T08:00:00.000Z" }],
    ["was not noted as used for a minute", { lastSeenAt: "2026-01-25T07:59:00.000Z" }],
    ["was never used", { lastSeenAt: null }],
  ])("leaves a token that %s to the whole way", (_what, device) => {
    expect(quickList({ device }).ask()).toBeNull();
  });

  it("takes from the token's budget, and leaves an empty one to the whole way", () => {
    const { ask } = quickList({ perMinute: 2 });

    expect([ask(), ask(), ask()].map((answer) => answer?.status ?? null)).toEqual([200, 200, null]);
  });
});

describe("both ways", () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await startRig({ listVersion: () => "1" });
    for (let count = 0; count < 20; count += 1) {
      await rig.accounts.create({ clientName: `a${count}`, method: "qr", start: false });
    }
    // The first use of a token is noted, the second is remembered.
    for (let count = 0; count < 2; count += 1) await ask("/whatsapp/sessions", { "Accept-Encoding": "gzip" });
  });
  afterEach(() => rig.close());

  const ask = (path = "/whatsapp/sessions", headers: Record<string, string> = {}) =>
    rig.call("GET", path, { token: rig.tokens.read, headers });
  /** A type without a body is nothing wrong, but nothing for the short way. */
  const long = { "Content-Type": "application/json" };

  async function seen(response: Response) {
    const { "x-request-id": id, date, ...headers } = Object.fromEntries(response.headers);
    return { status: response.status, headers, hasId: id !== undefined, text: await response.text() };
  }

  it.each([
    ["plain", { "Accept-Encoding": "identity" }],
    ["packed", { "Accept-Encoding": "gzip" }],
    ["unchanged", { "If-None-Match": "THE TAG" }],
  ])("give the same answer: %s", async (_what, asked) => {
    const tag = (await ask()).headers.get("etag") ?? "";
    const headers = JSON.parse(JSON.stringify(asked).replace("THE TAG", tag.replaceAll('"', '\\"')));
    const find = vi.spyOn(rig.devices, "findByTokenHash");

    const short = await seen(await ask("/whatsapp/sessions", headers));
    const callsOfShort = find.mock.calls.length;
    const whole = await seen(await ask("/whatsapp/sessions", { ...headers, ...long }));

    expect(short).toEqual(whole);
    expect([callsOfShort, find.mock.calls.length]).toEqual([0, 1]);
  });

  it("a revoked token is refused at once", async () => {
    const device = (await rig.devices.list()).find(({ scope }) => scope === "read");
    await rig.call("DELETE", `/auth/devices/${device?.id}`);

    expect(await codeOf(await ask())).toBe("unauthorized");
  });

  it("a replaced token works for its minute and no longer, the new one at once", async () => {
    const rotated = await rig.call("POST", "/auth/rotate", { token: rig.tokens.read });
    const { token: fresh } = await rotated.json();
    const statuses = async () => [
      (await ask()).status,
      (await rig.call("GET", "/whatsapp/sessions", { token: fresh })).status,
    ];

    expect(await statuses()).toEqual([200, 200]);
    rig.clock.advance(60_001);
    expect(await statuses()).toEqual([401, 200]);
  });
});
