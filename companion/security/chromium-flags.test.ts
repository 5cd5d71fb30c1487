/** A46 of the threat list: nobody talks Chromium out of its protection, whichever way the flag comes. */
import { expect, it } from "vitest";
import { launchArguments } from "../browsers/launch-flags";

const launch = { userDataDir: "/data/profiles/one", args: [] as readonly string[], isRoot: false };

it.each([
  "--no-sandbox",
  "--No-Sandbox",
  "--disable-setuid-sandbox",
  "--disable-web-security",
  "--ignore-certificate-errors",
  "--remote-debugging-port=9222",
  "--remote-debugging-address=0.0.0.0",
  "--remote-allow-origins=*",
  "--user-data-dir=/etc",
  " --load-extension=/tmp/x",
])("A46: %s is refused, not handed on", (flag) => {
  expect(() => launchArguments({ ...launch, args: ["--lang=en", flag] })).toThrow("Chromium is not started with --");
});

it("A46: what is harmless is handed on", () => {
  expect(launchArguments({ ...launch, args: ["--lang=en"] })).toContain("--lang=en");
});
