/** The command line of the bench. */
import { describe, expect, it } from "vitest";
import { parseOptions } from "./options";

describe("the bench", () => {
  it("measures at one, five and ten accounts on a page of normal weight unless told otherwise", () => {
    expect(parseOptions([])).toMatchObject({ accounts: [1, 5, 10], page: "normal" });
  });

  it("does less of everything when it shall be quick", () => {
    const [full, quick] = [parseOptions([]), parseOptions(["--quick"])];

    expect(quick.rounds).toBeLessThan(full.rounds);
    expect(quick.messages).toBeLessThan(full.messages);
    expect(Math.max(...quick.accounts)).toBeLessThan(Math.max(...full.accounts));
  });

  it("counts upwards and nothing twice", () => {
    expect(parseOptions(["--accounts", "10,1,10", "--page", "heavy"])).toMatchObject({
      accounts: [1, 10],
      page: "heavy",
    });
  });

  it.each([
    ["--accounts", "0"],
    ["--accounts", "1,,2"],
    ["--accounts", "many"],
    ["--page", "huge"],
    ["--crowd", "none"],
    ["--unknown", "x"],
  ])("refuses %s %s", (option, value) => {
    expect(() => parseOptions([option, value])).toThrow();
  });
});
