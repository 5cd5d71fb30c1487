import { expect, it } from "vitest";
import { parseOptions } from "./options";

it("is a run of twenty minutes with ten accounts unless told otherwise", () => {
  expect(parseOptions([])).toEqual({
    task: { kind: "minutes", minutes: 20 },
    seed: 1,
    accounts: 10,
    accountsPerBrowser: 5,
    atMostMinutes: 60,
  });
  expect(parseOptions(["--minutes", "1440"]).atMostMinutes).toBe(1440);
  expect(parseOptions(["--kills", "200", "--seed", "9", "--per-browser", "1", "--at-most", "30"])).toMatchObject({
    task: { kind: "kills", kills: 200 },
    seed: 9,
    accountsPerBrowser: 1,
    atMostMinutes: 30,
  });
});

it.each([[["--minutes", "0"]], [["--seed", "x"]], [["--kills", "1", "--faults", "1"]]])("refuses %j", (args) => {
  expect(() => parseOptions(args)).toThrow(/ wants a whole number |Only one of /);
});
