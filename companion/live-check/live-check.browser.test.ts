/** The live check itself, against the stand-in: what a maintainer with a phone will see. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { lightChromePath } from "../../scripts/testing/found-browsers";
import { createTestHost } from "../browsers/testing/test-host";
import { systemClock } from "../clock";
import { silentLog } from "../diagnostics/log";
import { createControlClient } from "../simulator/control-client";
import { eraNames } from "../simulator/page/eras";
import { createSimulator } from "../simulator/simulator";
import { defaultClientDeadlines } from "../whatsapp/client-deadlines";
import { createWwebjsClientFactory } from "../whatsapp/wwebjs-client";
import { liveReport, runLiveCheck } from "./live-check";

it.each(eraNames)("links, sends to itself, restarts and reports without personal data (%s)", async (era) => {
  const simulator = createSimulator({ knobs: { era } });
  const { chromiumFlags, controlUrl } = await simulator.start();
  const phone = await createControlClient(controlUrl).addPhone("6281299900001", {
    history: { chats: 2, messages: 5, groups: 0 },
  });
  const dir = mkdtempSync(join(tmpdir(), "saklar-live-"));
  const create = createWwebjsClientFactory({
    browserHost: createTestHost(dir, { extraArgs: chromiumFlags, executablePath: lightChromePath() }),
    clock: systemClock,
    deadlines: defaultClientDeadlines,
    memoryKills: () => 0,
    log: silentLog,
  });

  const steps = await runLiveCheck(
    { create, clock: systemClock, say: () => {}, showQr: (text) => void phone.scan(text).catch(() => {}) },
    async () => {},
  );

  const found = Object.fromEntries(steps.map(({ step, outcome }) => [step, outcome]));
  expect(found).toMatchObject({
    start: "ready, by QR",
    "can be used": "yes",
    degraded: "nothing",
    // On the page that the library knows, no compatibility module has anything to do.
    repairs: era === "apr2026" ? "-" : expect.stringContaining("ids"),
    "send one message to itself": "sent, id known",
    "its event": "same id",
    "list chats": "ok",
    "again: start": "ready, from its profile",
    "again: its event": "same id",
  });
  expect(liveReport(steps, "2026-10-10T00:00:00Z")).not.toMatch(/62812|@c\.us|Saklar live check/);
  await simulator.stop();
  rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});
