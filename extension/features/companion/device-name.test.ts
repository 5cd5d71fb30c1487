/** Names that people recognise in the list of paired browsers. */
import { expect, it } from "vitest";
import { browserVersion, deviceName } from "./device-name";

const windowsChrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36";

it.each([
  [windowsChrome, "Chrome", "Windows"],
  [`${windowsChrome} Edg/142.0.0.0`, "Edge", "Windows"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0", "Firefox", "Linux"],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36",
    "Chrome",
    "macOS",
  ],
  ["something new", "Browser", "?"],
])("%s", (userAgent, browser, system) => {
  expect(deviceName(userAgent)).toEqual({ browser, system });
});

it.each([
  [windowsChrome, "142"],
  [`${windowsChrome} Edg/143.0.0.0`, "143"],
  ["something new", null],
])("knows which version: %s", (userAgent, version) => {
  expect(browserVersion(userAgent)).toBe(version);
});
