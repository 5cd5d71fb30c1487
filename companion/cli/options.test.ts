/** Options of the commands. */
import { describe, expect, it } from "vitest";
import { readOptions } from "./options";

describe("the options of a command", () => {
  it.each([
    [["--scope", "read", "--label", " report "], { scope: "read", label: "report" }],
    [["--label=x"], { scope: "admin", label: "x" }],
    [[], { scope: "admin", label: undefined }],
  ])("%j are understood", (args, expected) => {
    expect(readOptions(args, "Usage")).toEqual(expected);
  });

  it.each([
    [["--scope", "root"], "--scope must be one of read, operate, admin. Usage"],
    [["--colour", "red"], "Unknown option '--colour'"],
    [["--label"], "argument missing"],
    [["extra"], "Unexpected argument 'extra'"],
  ])("%j are refused", (args, words) => {
    expect(() => readOptions(args, "Usage")).toThrow(words);
  });
});
