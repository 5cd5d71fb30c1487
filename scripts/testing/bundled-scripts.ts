/**
 * What tests start as processes again and again is made into one file each before the first test: started from its sources,
 * a companion takes three times as much of a processor before it listens. Elsewhere scripts run from their sources.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { bundle } from "../bundle.mjs";

/** Inherited by the processes that run tests. */
const placeVariable = "BUNDLED_SCRIPTS";
const scripts = [
  ...["companion/main.ts", "companion/simulator/main.ts", "companion/accounts/testing/cut-short.ts"],
  ...["audit", "database", "pair", "token"].map((name) => `companion/cli/${name}.ts`),
];
/** Packages are found from where a script lies. */
const cache = fileURLToPath(new URL("../../.cache", import.meta.url));

/** Vitest calls it once, whatever is run, and `teardown` at the end. */
export async function setup(project: TestProject): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const place = mkdtempSync(join(cache, "scripts-"));
  process.env[placeVariable] = place;
  await bundle(scripts, place);
  project.onTestsRerun(() => bundle(scripts, place));
}

export function teardown(): void {
  const place = process.env[placeVariable];
  if (place !== undefined) rmSync(place, { recursive: true, force: true });
}

/** The file to run for a script of the checkout. */
export function bundledOrSource(script: string): string {
  const place = process.env[placeVariable];
  if (place === undefined) return script;
  const bundled = join(place, script.replace(/\.ts$/, ".mjs"));
  return existsSync(bundled) ? bundled : script;
}
