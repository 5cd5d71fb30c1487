/** The end of the log over HTTP: as it was written, and for admins alone. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { codeOf, type Rig, startRig } from "../testing/rig";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

it("is given as it was written, the oldest line first", async () => {
  const at = "2026-01-25T08:00:00.000Z";
  const lines = [
    { at, level: "info", event: "browser.started", fields: { pid: 12, browserId: "one" } },
    { at, level: "warn", event: "pool.launch_failed", fields: { message: "spawn ENOENT" } },
  ] as const;
  for (const line of lines) rig.logRing.add(line);

  const reply = await rig.call("GET", "/diagnostics/log");

  expect(await reply.json()).toEqual({ lines });
});

it("is read by admins alone", async () => {
  const reply = await rig.call("GET", "/diagnostics/log", { token: rig.tokens.operate });

  expect(await codeOf(reply)).toBe("scope_missing");
});
