/** What the table says about the PRD's figures. */
import { describe, expect, it } from "vitest";
import type { Measure } from "./measures";
import { renderReport } from "./report";
import { createResults } from "./results";

const start: Measure = { title: "start", unit: "ms", limit: 2000 };

function rowFor(own: readonly number[], plain: readonly number[], measure = start): string[] {
  const results = createResults();
  for (const value of own) results.record(measure, "Saklar", value);
  for (const value of plain) results.record(measure, "plain whatsapp-web.js", value);
  const line = renderReport(results.rows()).split("\n").at(-1) ?? "";
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

describe("the report", () => {
  it("sets both subjects, the figure of the PRD and the ratio side by side", () => {
    const cells = rowFor([900, 1000, 1100], [2000, 2000]);

    expect(cells).toEqual(["start", "< 2000 ms", "1000 ms", "1100 ms", "3", "yes", "2000 ms", "2000 ms", "2", "0.50"]);
  });

  it.each([
    ["yes", [1999]],
    ["no", [2000]],
    ["not always", [10, 20, 2500]],
    ["no", [2500, 3000]],
  ])("says %s of %j", (verdict, values) => {
    expect(rowFor(values, [])[5]).toBe(verdict);
  });

  it("leaves out the ratio when only one side was measured", () => {
    expect(rowFor([5], []).slice(6)).toEqual(["", "", "", ""]);
  });

  it("judges nothing where the PRD has no figure", () => {
    const cells = rowFor([5.25], [], { title: "memory", unit: "MB" });

    expect(cells.slice(1, 6)).toEqual(["", "5.3 MB", "5.3 MB", "1", ""]);
  });

  it("keeps the order in which measures first came", () => {
    const results = createResults();
    results.record(start, "Saklar", 1);
    results.record({ title: "stop", unit: "ms" }, "Saklar", 1);
    results.record(start, "plain whatsapp-web.js", 1);

    expect(results.rows().map((row) => row.measure.title)).toEqual(["start", "stop"]);
  });
});
