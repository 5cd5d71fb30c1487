/** What the tables and the file say of what was measured. */
import { describe, expect, it } from "vitest";
import type { Measure } from "./measures";
import { fileRows, renderReport } from "./report";
import { createResults } from "./results";

const start: Measure = {
  title: "start",
  unit: "ms",
  goals: [
    { of: "worst", below: 2000 },
    { of: "ratio", atMost: 0.4 },
  ],
};

function resultsOf(ours: readonly number[], other: readonly number[], measure = start) {
  const results = createResults();
  results.begin("starts");
  results.record(measure, "ours", ...ours);
  results.record(measure, "other", ...other);
  return results;
}

function cellsOf(line = ""): string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

const lastRow = (...given: Parameters<typeof resultsOf>) =>
  cellsOf(
    renderReport(resultsOf(...given).rows())
      .split("\n")
      .at(-1),
  );

describe("the report", () => {
  it("sets both sides, the goals and the ratio side by side", () => {
    const cells = lastRow([900, 1000, 1100], [2000, 2000]);

    const goals = ["< 2000 ms, ≤ 0.4 ×", "reached, not reached"];
    expect(cells).toEqual(["start", ...goals, "1000 ms", "1100 ms", "3", "2000 ms", "2000 ms", "2", "0.50"]);
  });

  it("leaves out what only one side would tell", () => {
    expect(lastRow([5], []).slice(6)).toEqual(["", "", "", ""]);
  });

  it("judges nothing where nothing is wanted", () => {
    const cells = lastRow([5.25], [], { title: "memory", unit: "MB" });

    expect(cells.slice(1, 6)).toEqual(["", "", "5.3 MB", "5.3 MB", "1"]);
  });

  it("has a table for each step and each comparison, in the order they came", () => {
    const results = resultsOf([1], [1]);
    results.record({ title: "bytes", unit: "MB", comparedWith: "Hono" }, "ours", 1);
    results.begin("stops");
    results.record(start, "ours", 1);

    const headers = renderReport(results.rows())
      .split("\n\n")
      .map((table) => cellsOf(table.split("\n")[0]));

    expect(headers.map((cells) => [cells[0], cells[6]])).toEqual([
      ["starts", "plain whatsapp-web.js"],
      ["starts", "Hono"],
      ["stops", "plain whatsapp-web.js"],
    ]);
  });
});

it("the file holds every value with the verdict", () => {
  const [row] = fileRows(resultsOf([900, 1100], [2000]).rows());

  expect(row).toMatchObject({
    step: "starts",
    title: "start",
    values: { ours: [900, 1100], other: [2000] },
    ours: { n: 2, median: 1000, high: 1100 },
    ratio: 0.5,
    goals: [{ isReached: true }, { isReached: false }],
  });
});
