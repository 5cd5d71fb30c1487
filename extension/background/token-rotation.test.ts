/** A token is replaced once it is a month old, and not before. */
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createCore } from "../app/core";
import { pairingItem } from "../storage/pairing";
import { FakeClock } from "../testing/fake-clock";
import { FakeCompanion, json, problem } from "../testing/fake-companion";
import { pairBrowser } from "../testing/render-app";
import { startTokenRotation } from "./token-rotation";

const dayMs = 24 * 60 * 60 * 1000;
const pairedAt = Date.parse("2026-10-02T00:00:00.000Z");

beforeEach(() => fakeBrowser.reset());

async function goLive(ageMs: number, companion: FakeCompanion) {
  const clock = new FakeClock(pairedAt + ageMs);
  const { fetch, openSocket } = companion;
  const core = createCore({ fetch, openSocket, clock, random: () => 0.5 });
  await pairBrowser("old");
  startTokenRotation(core);
  core.connection.getState().report({ fact: "live", at: clock.now() });
  return { clock, core };
}

function answering(reply: () => Response): FakeCompanion {
  const companion = new FakeCompanion();
  companion.replies.rotateToken = reply;
  return companion;
}

it("replaces a token of a month as soon as the companion is there", async () => {
  const companion = answering(() => json({ token: "new" }));

  const { clock } = await goLive(31 * dayMs, companion);

  await vi.waitFor(async () => expect(await pairingItem.getValue()).toMatchObject({ token: "new" }));
  const expiresAt = new Date(clock.now() + 90 * dayMs).toISOString();
  expect(await pairingItem.getValue()).toMatchObject({ state: "paired", scope: "admin", expiresAt });
  expect(companion.requests).toHaveLength(1);
});

it("leaves a younger one alone", async () => {
  const companion = answering(() => json({ token: "new" }));

  const { core } = await goLive(29 * dayMs, companion);
  await core.http.prove();

  expect(companion.requests).toEqual([]);
});

it("keeps the old one when the companion gives no new one", async () => {
  const companion = answering(() => problem("store_unavailable"));

  await goLive(31 * dayMs, companion);

  await vi.waitFor(() => expect(companion.requests).toHaveLength(1));
  expect(await pairingItem.getValue()).toMatchObject({ token: "old" });
});
