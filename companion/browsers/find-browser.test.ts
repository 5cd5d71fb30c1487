import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findBrowser } from "./find-browser";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "saklar-find-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function program(...parts: string[]): string {
  const path = join(dir, ...parts);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, "#!/bin/sh\n", { mode: 0o755 });
  return path;
}

/** On a platform without well-known places. */
function find(changes: Partial<Parameters<typeof findBrowser>[0]> = {}) {
  return findBrowser({
    configured: undefined,
    cacheFile: join(dir, "browser.json"),
    path: "",
    platform: "aix",
    ...changes,
  });
}

it("takes the configured program before everything else", () => {
  const executablePath = program("wrapper");

  expect(find({ configured: executablePath, path: join(program("bin", "chromium"), "..") })).toEqual({
    executablePath,
  });
});

it("says so when the configured program cannot be run, instead of taking another", () => {
  const path = join(program("bin", "chromium"), "..");

  expect(find({ configured: join(dir, "nothing"), path })).toEqual({
    problem: `PUPPETEER_EXECUTABLE_PATH names ${join(dir, "nothing")}, which is not a program that can be run.`,
  });
});

it("takes what the setup found before searching", () => {
  const executablePath = program("downloaded", "chrome");
  writeFileSync(join(dir, "browser.json"), JSON.stringify({ chrome: executablePath }));

  expect(find({ path: join(program("bin", "chromium"), "..") })).toEqual({ executablePath });
});

it("searches PATH in its order when the found one is gone", () => {
  writeFileSync(join(dir, "browser.json"), JSON.stringify({ chrome: join(dir, "deleted") }));
  const executablePath = program("first", "google-chrome");
  program("second", "chromium");

  expect(find({ path: [join(dir, "first"), join(dir, "second")].join(delimiter) })).toEqual({ executablePath });
});

it("says in one sentence what is missing and what to do", () => {
  mkdirSync(join(dir, "chromium"));

  expect(find({ path: dir })).toEqual({
    problem: "No Chromium or Chrome was found; install one or set PUPPETEER_EXECUTABLE_PATH to its program.",
  });
});
