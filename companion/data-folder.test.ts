/** The data folder: private, ours, and used by one companion at a time. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { procFs } from "./browsers/process-table";
import { prepareDataFolder } from "./data-folder";
import { lockDataFolder } from "./data-lock";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "saklar-folder-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const modeOf = (path: string) => statSync(path).mode & 0o777;
const lock = (dir: string) => lockDataFolder(dir, { processes: procFs, onLost: () => {} });

describe("the data folder", () => {
  it("is made with everything above it, for its owner only", () => {
    const path = join(root, "a", "b");

    expect(prepareDataFolder(path)).toBeNull();
    expect(modeOf(path)).toBe(0o700);
  });

  it("that others could read is closed, with a notice", () => {
    chmodSync(root, 0o755);

    expect(prepareDataFolder(root)).toContain("it is private now");
    expect(modeOf(root)).toBe(0o700);
  });

  it("closes files in it that others could read, with a notice, and follows no link", () => {
    const outside = mkdtempSync(join(tmpdir(), "saklar-outside-"));
    const files = [join(root, "saklar.db"), join(outside, "foreign")];
    for (const file of files) {
      writeFileSync(file, "");
      chmodSync(file, 0o644);
    }
    symlinkSync(join(outside, "foreign"), join(root, "link"));

    expect(prepareDataFolder(root)).toMatch(/are private now \(mode 0600\): saklar\.db\.$/);
    expect(files.map(modeOf)).toEqual([0o600, 0o644]);
    expect(prepareDataFolder(root)).toBeNull();
    rmSync(outside, { recursive: true });
  });

  it.each([
    ["below a file", () => join(root, "file", "x")],
    ["where nothing can be made", () => "/proc/saklar"],
  ])("%s is refused in one sentence", (_what, path) => {
    writeFileSync(join(root, "file"), "");

    expect(() => prepareDataFolder(path())).toThrow(/^The data folder .* cannot be used \(\w+\); choose another/);
  });
});

describe("the lock", () => {
  it("F50: keeps a second companion out until the first is gone", async () => {
    const first = await lock(root);

    await expect(lock(root)).rejects.toThrow(/^Another companion \(process \d+\) uses the data folder/);
    await first.release();

    await expect(lock(root)).resolves.toBeDefined();
  });

  it.each([
    ["died", (owner: object) => ({ ...owner, pid: 4_000_000 })],
    ["ran before the machine was restarted", (owner: object) => ({ ...owner, bootId: "another" })],
    ["gave its number to another program", (owner: object) => ({ ...owner, startTicks: 1 })],
  ])("of a companion that %s is taken over at once", async (_what, change) => {
    await lock(root);
    const ownerPath = join(root, "companion.json");
    writeFileSync(ownerPath, JSON.stringify(change(JSON.parse(readFileSync(ownerPath, "utf8")))));

    await expect(lock(root)).resolves.toBeDefined();
  });
});
