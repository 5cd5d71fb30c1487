/** When the demo opens a window. */
import { describe, expect, it } from "vitest";
import { hasScreen } from "./screen";

describe("a screen", () => {
  it.each([
    ["darwin", {}, true],
    ["win32", {}, true],
    ["linux", { DISPLAY: ":0" }, true],
    ["linux", { WAYLAND_DISPLAY: "wayland-0" }, true],
    ["linux", { DISPLAY: "" }, false],
    ["linux", {}, false],
  ] as const)("on %s with %j is there: %s", (platform, env, isThere) => {
    expect(hasScreen(platform, env)).toBe(isThere);
  });
});
