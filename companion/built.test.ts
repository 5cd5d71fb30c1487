/** The companion as `npm start` runs it: one file, which still finds what lies beside its sources. No browser is launched here. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { buildCompanion } from "../scripts/companion-build.mjs";
import { type CompanionProcess, makeDataDir, startCompanion } from "../scripts/testing/companion-process";
import { version } from "./version";

const dataDir = makeDataDir();
let companion: CompanionProcess | null = null;
afterAll(async () => {
  await companion?.process.end();
  dataDir.remove();
});

it("the built companion makes its database, answers, and ends when asked", { timeout: 120_000 }, async () => {
  // Any program will do as a browser that nobody starts.
  companion = await startCompanion({ dataDir: dataDir.path, chromium: process.execPath, file: await buildCompanion() });

  const health = await (await companion.request("GET", "/health")).json();
  const list = await companion.request("GET", "/whatsapp/sessions");

  expect(health).toMatchObject({ status: "ok", version });
  expect([list.status, (await list.json()).total]).toEqual([200, 0]);
  expect(existsSync(join(dataDir.path, "saklar.db"))).toBe(true);
  expect(await companion.process.end()).toBe(0);
});
