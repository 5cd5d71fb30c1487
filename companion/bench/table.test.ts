/** How the bench shows its figures. */
import { describe, expect, it } from "vitest";
import { renderTable } from "./table";

describe("a table", () => {
  it("is Markdown with text to the left and figures to the right", () => {
    const text = renderTable(
      ["what", "median"],
      [
        ["start", "7 ms"],
        ["stop, finished", "1200 ms"],
      ],
    );

    expect(text.split("\n")).toEqual([
      "| what           |  median |",
      "| -------------- | ------: |",
      "| start          |    7 ms |",
      "| stop, finished | 1200 ms |",
    ]);
  });

  it("fills up short rows", () => {
    expect(
      renderTable(["what", "n"], [["a"]])
        .split("\n")
        .at(-1),
    ).toBe("| a    |     |");
  });
});
