/** What answers at the address is judged before any token is shown to it. */
import { expect, it } from "vitest";
import { protocolVersion } from "#shared/protocol";
import { FakeCompanion, json, problem } from "../testing/fake-companion";
import { probeCompanion } from "./companion-probe";
import { createHttpClient } from "./http-client";

const ours = { status: "ok", product: "saklar", version: "1.2.3", protocol: protocolVersion };

it.each([
  ["a companion that fits", () => json(ours), { found: "companion", version: "1.2.3" }],
  ["a degraded one", () => json({ ...ours, status: "degraded" }), { found: "companion", version: "1.2.3" }],
  [
    "an older companion",
    () => json({ ...ours, protocol: protocolVersion - 1 }),
    { found: "wrongVersion", older: "companion", version: "1.2.3" },
  ],
  [
    "a newer companion",
    () => json({ ...ours, protocol: protocolVersion + 1 }),
    { found: "wrongVersion", older: "extension", version: "1.2.3" },
  ],
  ["one that shuts down", () => json({ ...ours, status: "draining" }), { found: "draining" }],
  ["one that refuses because it shuts down", () => problem("draining"), { found: "draining" }],
  ["another product", () => json({ ...ours, product: "other" }), { found: "stranger" }],
  ["null", () => json(null), { found: "stranger" }],
  ["a web page", () => new Response("<html>"), { found: "stranger" }],
  ["a server without that path", () => new Response("", { status: 404 }), { found: "stranger" }],
])("recognises %s", async (_, reply, probe) => {
  const companion = new FakeCompanion();
  companion.replies.readHealth = reply;

  expect(await probeOf(companion)).toEqual(probe);
});

it("finds nothing where nothing answers", async () => {
  const companion = new FakeCompanion();
  companion.isRunning = false;

  expect(await probeOf(companion)).toEqual({ found: "nothing" });
});

function probeOf(companion: FakeCompanion) {
  const readTarget = async () => ({
    companionUrl: "http://127.0.0.1:8477",
    token: "secret",
    deviceId: "d1",
    wasRevoked: false,
  });
  return probeCompanion(createHttpClient({ fetch: companion.fetch, readTarget }));
}
