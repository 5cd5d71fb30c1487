/** Without internet an account says so, and the companion lives on. */
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { becomes, pathOf } from "../../scripts/testing/accounts";
import {
  browsersBelow,
  type CompanionProcess,
  makeDataDir,
  startCompanion,
} from "../../scripts/testing/companion-process";
import { chromePath } from "../../scripts/testing/found-browsers";

const dataDir = makeDataDir();
let companion: CompanionProcess;

/** A Chromium that finds no host at all. */
function offlineChromium(): string {
  const script = join(dataDir.path, "offline-chromium");
  writeFileSync(script, `#!/bin/sh\nexec "${chromePath()}" "$@" --host-resolver-rules="MAP * ~NOTFOUND"\n`);
  chmodSync(script, 0o700);
  return script;
}

beforeAll(async () => {
  companion = await startCompanion({ dataDir: dataDir.path, chromium: offlineChromium() });
});

afterAll(async () => {
  await companion?.process.end();
  dataDir.remove();
});

it("an account ends in error with the reason network, a next try in sight, and can still be stopped and deleted", async () => {
  await companion.request("POST", "/whatsapp/session", { clientName: "Pulau", method: "qr" });

  const account = await becomes(companion, "Pulau", { status: "error", reason: "network" });
  expect(account.nextRetryAt).not.toBeNull();
  expect((await fetch(`${companion.url}/health`)).status).toBe(200);

  await companion.request("POST", pathOf("Pulau", "/stop?wait=stopped"));
  expect(await companion.account("Pulau")).toMatchObject({ status: "disconnected", reason: "stopped" });
  expect((await companion.request("DELETE", pathOf("Pulau"))).status).toBe(200);
  expect(browsersBelow(dataDir.path)).toEqual([]);
});
