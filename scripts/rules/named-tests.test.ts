/** Keeps the two tables at the end of docs/reliability.md true: what they name is there, and no trap is left out. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root, sourceFiles } from "./source-imports";

const [, failures = "", traps = ""] = readFileSync(join(root, "docs/reliability.md"), "utf8").split(
  /^## (?:What others fail at|Traps of whatsapp-web\.js)$/m,
);

interface Row {
  readonly id: string;
  readonly tests: readonly string[];
  readonly note: string;
}

function rowsOf(table: string, id: RegExp): Row[] {
  const cells = table.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  return cells
    .filter(([, first = ""]) => id.test(first))
    .map(([, first = "", ...others]) => {
      const [tests = "", note = ""] = others.slice(first.startsWith("P") ? 1 : 0);
      return { id: first, tests: tests === "" ? [] : tests.split("<br>"), note };
    });
}

/** The title stands in the file behind its opening quote, or behind the number of a case. */
function isThere(test: string): boolean {
  const [, file = "", title = ""] = /^`([^`]+)`: (.*)$/.exec(test) ?? [];
  if (title === "" || !existsSync(join(root, file))) return false;
  const text = readFileSync(join(root, file), "utf8");
  return [`"${title}"`, `\`${title}\``, `: ${title}"`, `: ${title}\``].some((written) => text.includes(written));
}

describe("what others fail at", () => {
  const rows = rowsOf(failures, /^P\d+$/);

  it("has all 25 failures, each with a test or with what is missing", () => {
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 25 }, (_, index) => `P${index + 1}`));
    expect(rows.filter(({ tests, note }) => tests.length === 0 && note === "")).toEqual([]);
  });

  it("names only tests that exist", () => {
    expect(rows.flatMap(({ tests }) => tests).filter((test) => !isThere(test))).toEqual([]);
  });
});

describe("the traps", () => {
  const rows = rowsOf(traps, /^`companion\//);

  it("are all there, one row for each file", () => {
    const files = sourceFiles("companion")
      .filter((file) => file.startsWith("companion/whatsapp/traps/") && !file.endsWith(".test.ts"))
      .map((file) => `\`${file}\``);
    const named = rows.map(({ id }) => id).filter((id) => id.startsWith("`companion/whatsapp/traps/"));

    expect(named.toSorted()).toEqual(files.toSorted());
  });

  it("each name tests that exist", () => {
    expect(rows.filter(({ tests }) => tests.length === 0)).toEqual([]);
    expect(rows.flatMap(({ tests }) => tests).filter((test) => !isThere(test))).toEqual([]);
  });
});
