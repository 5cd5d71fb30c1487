/** docs/security.md says that every case of the threat list is the title of a test, and in which file: held to it here. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readTestTitles } from "./test-titles";
import { casesOf, caseTable, inShort, lastCase } from "./threat-cases";

const page = fileURLToPath(new URL("../../docs/security.md", import.meta.url));
const titles = readTestTitles();

describe("the threat list", () => {
  it("has each of its cases in the title of a test, and no other", () => {
    const shown = new Set(titles.flatMap(({ title }) => casesOf(title)));

    expect([...shown].sort((a, b) => a - b)).toEqual(Array.from({ length: lastCase }, (_, index) => index + 1));
  });

  it("stands in docs/security.md with the files that show it (vitest -u writes the table)", async () => {
    const text = readFileSync(page, "utf8");
    const table = /\| Cases \| Test \|\n(?:\|.*\n?)+/;

    expect(text).toMatch(table);
    await expect(text.replace(table, () => `${caseTable(titles)}\n`)).toMatchFileSnapshot(page);
  });
});

describe("a title", () => {
  it.each([
    ["A9: one is refused", [9]],
    ["A20, A21, A54: nobody gets further", [20, 21, 54]],
    ["shows what A9 is", []],
    ["A9 is a paper size", []],
  ])("such as “%s” shows %j", (title, cases) => {
    expect(casesOf(title)).toEqual(cases);
  });

  it("that takes its case from a table counts as well, and the rows of other tables do not", () => {
    const doors = titles.filter(({ file }) => file === "companion/security/doors.test.ts");

    expect(doors.map(({ title }) => title)).toContain("A10: %s is refused even with a valid token");
    expect(titles.filter(({ title }) => casesOf(title).includes(1)).map(({ file }) => file)).toEqual([doors[0]?.file]);
  });
});

it("cases are drawn together from three in a row on", () => {
  expect(inShort([3, 1, 2, 2, 7, 9, 10])).toBe("A1–A3, A7, A9, A10");
});
