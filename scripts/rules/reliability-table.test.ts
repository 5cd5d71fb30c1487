/** Keeps docs/reliability.md true: its rows name exactly the tests that carry the number of a case in their titles. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root, sides, sourceFiles } from "./source-imports";

interface Row {
  readonly id: string;
  readonly state: string;
  readonly tests: readonly string[];
  readonly note: string;
}

function readRows(): Row[] {
  const lines = readFileSync(join(root, "docs/reliability.md"), "utf8").split("\n");
  return lines.flatMap((line) => {
    const [, id = "", , state = "", tests = "", note = ""] = line.split("|").map((cell) => cell.trim());
    return /^F\d+$/.test(id) ? [{ id, state, tests: tests === "" ? [] : tests.split("<br>"), note }] : [];
  });
}

/** As the table writes them, each behind its number; a title with two numbers is there twice. */
function numberedTests(file: string): string[] {
  const titles = readFileSync(join(root, file), "utf8").matchAll(/(["'`])(F\d+[^:"'`]*): (.*?)\1/g);
  return [...titles].flatMap(([, , ids = "", title]) => ids.split(", ").map((id) => `${id} \`${file}\`: ${title}`));
}

const rows = readRows();

describe("the table of reliability cases", () => {
  it("has a row for each case, in order", () => {
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 52 }, (_, index) => `F${index + 1}`));
  });

  it("names every test that carries a number, and no other", () => {
    const files = [...sides, "scripts"].flatMap(sourceFiles).filter((file) => /\.test\.tsx?$/.test(file));

    const named = rows.flatMap(({ id, tests }) => tests.map((test) => `${id} ${test}`));

    expect(named.toSorted()).toEqual(files.flatMap(numberedTests).toSorted());
  });

  it("calls a case shown or shown in part only with a test, and says what is missing of all others", () => {
    const hollow = rows.filter(({ state, tests, note }) => {
      if (state === "shown") return tests.length === 0;
      return note === "" || (state === "part" ? tests.length === 0 : state !== "not yet" || tests.length > 0);
    });

    expect(hollow).toEqual([]);
  });
});
