/** The command line of the bench. */
import { describe, expect, it } from "vitest";
import { type Explanation, readCommand } from "../../scripts/testing/long-run";
import { parseOptions, stepNames, usage } from "./options";

const bench = { usage, parse: parseOptions };

describe("the bench", () => {
  it("measures clients at one, five and ten accounts on a page of normal weight, and the list, unless told otherwise", () => {
    expect(parseOptions([])).toMatchObject({
      steps: ["starts", "events", "memory", "list", "extension"],
      accounts: [1, 5, 10],
      page: "normal",
    });
  });

  it("does less of everything when it shall be quick", () => {
    const [full, quick] = [parseOptions([]), parseOptions(["--quick"])];

    expect(quick.rounds).toBeLessThan(full.rounds);
    expect(quick.messages).toBeLessThan(full.messages);
    expect(Math.max(...quick.accounts)).toBeLessThan(Math.max(...full.accounts));
  });

  it("counts upwards and nothing twice", () => {
    expect(parseOptions(["--accounts", "10,1,10", "--page", "heavy", "--rounds", "7"])).toMatchObject({
      accounts: [1, 10],
      page: "heavy",
      rounds: 7,
    });
  });

  it.each([
    [["--only", "list,starts"], { steps: ["starts", "list"] }],
    [["--only", stepNames.join()], { steps: stepNames }],
    [["--list", "--peer", "http://127.0.0.1:1/"], { steps: ["list"], peer: "http://127.0.0.1:1/" }],
    [["--flags"], { steps: ["flags"], perBrowser: 1 }],
    [["--flags", "--per-browser", "5"], { steps: ["flags"], perBrowser: 5 }],
    [["--history", "--rounds", "3"], { steps: ["history"], rounds: 3 }],
    [["--compat"], { steps: ["compat"] }],
    [["--crowd", "20"], { steps: ["crowd"], crowd: 20 }],
    [["--many", "100", "--crowd", "50"], { steps: ["crowd", "many"], crowd: 50, many: 100 }],
    [["--only", "starts", "--crowd", "20"], { steps: ["starts"], crowd: 20 }],
  ])("runs with %j only what was asked for", (args, expected) => {
    expect(parseOptions(args)).toMatchObject(expected);
  });

  it.each([
    ["--accounts", "0"],
    ["--accounts", "1,,2"],
    ["--accounts", "many"],
    ["--page", "huge"],
    ["--rounds", "0"],
    ["--only", "list,none"],
    ["--only", ""],
    ["--crowd", "none"],
    ["--many", "101"],
    ["--unknown", "x"],
  ])("refuses %s %s in a sentence, and says how it is used", (option, value) => {
    const { text, exitCode } = readCommand(bench, [option, value]) as Explanation;

    expect(exitCode).toBe(2);
    expect(text).toMatch(/^[^\n]+\nnpm run bench -- /);
    expect(text).not.toMatch(/^ *at /m);
  });

  it.each(["--help", "-h"])("says with %s how it is used, whatever else was asked for", (help) => {
    const { text, exitCode } = readCommand(bench, ["--rounds", "0", help]) as Explanation;

    expect(exitCode).toBe(0);
    for (const name of stepNames) expect(text).toContain(name);
  });
});
