import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTestClock } from "../testing/test-clock";
import { createProfileFolders } from "./profile-folders";
import { createProfileSizes } from "./profile-sizes";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "saklar-sizes-"));
  mkdirSync(join(root, "a", "Default", "IndexedDB"), { recursive: true });
  writeFileSync(join(root, "a", "Default", "Cookies"), "x".repeat(100));
  writeFileSync(join(root, "a", "Default", "IndexedDB", "1.log"), "x".repeat(1_000));
});
afterEach(() => rmSync(root, { recursive: true }));

it("adds up what lies in the folder of an account, follows nothing, and is nothing where there is none", async () => {
  const sizeOf = createProfileSizes(createProfileFolders(root), createTestClock());
  symlinkSync(tmpdir(), join(root, "a", "elsewhere"));

  expect(await sizeOf("a")).toBe(1_100 + tmpdir().length);
  expect(await sizeOf("b")).toBe(0);
});

it("is counted again after ten minutes, however often it is asked meanwhile", async () => {
  const clock = createTestClock();
  const sizeOf = createProfileSizes(createProfileFolders(root), clock);
  await sizeOf("a");
  writeFileSync(join(root, "a", "more"), "x".repeat(10));

  clock.advance(10 * 60_000 - 1);
  expect(await sizeOf("a")).toBe(1_100);
  clock.advance(1);
  expect(await sizeOf("a")).toBe(1_110);
});
