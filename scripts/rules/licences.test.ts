/** No package comes in under a licence nobody looked at. */
import { describe, expect, it } from "vitest";
import { covers, exceptions, isAllowed, readLockedPackages } from "./licences";

const packages = readLockedPackages(new URL("../../package-lock.json", import.meta.url));

describe("the packages of the lock file", () => {
  it("are found at all, those for building told from those that run", () => {
    expect(packages.length).toBeGreaterThan(500);
    expect(packages).toContainEqual({ name: "hono", licence: "MIT", isDev: false });
    expect(packages).toContainEqual({ name: "axe-core", licence: "MPL-2.0", isDev: true });
  });

  it("all come under a permissive licence or are named with a reason", () => {
    const others = packages.filter(
      (one) => !isAllowed(one.licence) && !exceptions.some((exception) => covers(exception, one)),
    );

    expect(others).toEqual([]);
  });

  it("need every exception that is made", () => {
    const idle = exceptions.filter((exception) => !packages.some((one) => covers(exception, one)));

    expect(idle).toEqual([]);
  });
});

describe("a licence", () => {
  it.each([
    ["MIT", true],
    ["(MIT OR GPL-3.0-or-later)", true],
    ["(MIT AND Zlib)", true],
    ["(MIT AND GPL-3.0-only)", false],
    ["GPL-3.0-only", false],
    ["AGPL-3.0-only OR (MIT AND GPL-3.0-only)", false],
    ["MPL-2.0", false],
    ["UNLICENSED", false],
    ["", false],
    [null, false],
  ])("such as %j is allowed: %s", (licence, isFine) => {
    expect(isAllowed(licence)).toBe(isFine);
  });
});

describe("an exception", () => {
  const [webExt] = exceptions;

  it("does not reach a package that runs, another licence or another name", () => {
    const known = { name: "web-ext", licence: "MPL-2.0", isDev: true };
    const reached = [
      known,
      { ...known, isDev: false },
      { ...known, licence: "GPL-3.0-only" },
      { ...known, name: "web-ext-2" },
    ];

    expect(reached.map((one) => webExt !== undefined && covers(webExt, one))).toEqual([true, false, false, false]);
  });
});
