/** A companion that is told to stop before it has started: whatever began meanwhile ends as well. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { createCompanion } from "./companion";
import { readConfig } from "./config";
import { silentLog } from "./diagnostics/log";

const dir = mkdtempSync(join(tmpdir(), "saklar-companion-"));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function makeCompanion() {
  // Any program will do as a browser that nobody starts.
  const env = { SAKLAR_DATA_DIR: dir, SAKLAR_PORT: "0", PUPPETEER_EXECUTABLE_PATH: process.execPath };
  return createCompanion(readConfig(env), { log: silentLog });
}

/** So many turns of the event loop after its start began is a companion stopped. */
const turns = [0, 1, 2, 5, 10, 20, 40, 80];

it("keeps nothing of a start that was called off, at whatever point", async () => {
  for (const wait of turns) {
    const calledOff = makeCompanion();
    const starting = calledOff.start().then(
      ({ url }) => url,
      () => null,
    );
    for (let turn = 0; turn < wait; turn += 1) await new Promise((resolve) => setImmediate(resolve));

    await calledOff.stop();

    const url = await starting;
    if (url !== null) await expect(fetch(`${url}/health`)).rejects.toThrow("fetch failed");
    const next = makeCompanion();
    await expect(next.start()).resolves.toMatchObject({ isPaired: false });
    await next.stop();
  }
});
