import { describe, expect, it } from "vitest";
import { hasInstalled } from "./installed-packages.mjs";

const here = { platform: "linux", arch: "x64" };
const hono = { version: "4.0.0", integrity: "sha512-a" };
const forHere = { version: "1.0.0", optional: true, os: ["linux"], cpu: ["x64"], libc: ["glibc"] };
const forOthers = { version: "1.0.0", optional: true, os: ["darwin"], cpu: ["arm64"] };
const locked = {
  "": { version: "0.1.0" },
  "node_modules/hono": hono,
  "node_modules/for-here": forHere,
  "node_modules/for-others": forOthers,
};
const noted = { "node_modules/hono": hono, "node_modules/for-here": forHere };

describe("the packages of the lock file", () => {
  it("are there when npm installed them for this machine", () => {
    expect(hasInstalled(locked, noted, here)).toBe(true);
  });

  it.each([
    ["one is missing", { "node_modules/for-here": forHere }],
    ["one has another version", { ...noted, "node_modules/hono": { ...hono, version: "4.0.1" } }],
    ["one has other contents", { ...noted, "node_modules/hono": { ...hono, integrity: "sha512-b" } }],
    ["they were installed on another machine", { "node_modules/hono": hono, "node_modules/for-others": forOthers }],
  ])("are not when %s", (_what, wrong) => {
    expect(hasInstalled(locked, wrong, here)).toBe(false);
  });
});
