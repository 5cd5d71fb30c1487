/** The command line of the demo. */
import { describe, expect, it } from "vitest";
import { parseDemoOptions } from "./options";

describe("the demo", () => {
  it("leaves adding accounts to the newcomer and builds and shows the extension when it can", () => {
    expect(parseDemoOptions([])).toEqual({ accounts: 0, mayOpenBrowser: true, mayBuild: true });
  });

  it("links accounts by itself when asked", () => {
    expect(parseDemoOptions(["--accounts", "12"])).toMatchObject({ accounts: 12 });
  });

  it("neither opens nor builds anything when told not to", () => {
    const options = parseDemoOptions(["--no-browser", "--no-build"]);

    expect(options).toMatchObject({ mayOpenBrowser: false, mayBuild: false });
  });

  it.each([[["--accounts", "-1"]], [["--accounts", "51"]], [["--accounts", "x"]], [["--acounts", "1"]]])(
    "refuses %j",
    (args) => {
      expect(() => parseDemoOptions(args)).toThrow();
    },
  );
});
