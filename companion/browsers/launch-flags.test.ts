import { expect, it } from "vitest";
import { disabledFeatures, launchArguments, launchFlags } from "./launch-flags";

const launch = { userDataDir: "/data/profiles/one", args: [], isRoot: false };

it("keeps the sandbox for everybody but root", () => {
  expect(launchArguments(launch)).not.toContain("--no-sandbox");
  expect(launchArguments({ ...launch, isRoot: true })).toContain("--no-sandbox");
});

it("names the profile once and opens no port", () => {
  const args = launchArguments(launch);

  expect(args.filter((arg) => arg.startsWith("--user-data-dir"))).toEqual(["--user-data-dir=/data/profiles/one"]);
  expect(args.filter((arg) => arg.startsWith("--remote-debugging"))).toEqual(["--remote-debugging-pipe"]);
});

it("merges every list of disabled features into one, because Chromium obeys only the last", () => {
  const args = launchArguments({ ...launch, args: ["--disable-features=Translate,One", "--disable-features=Two"] });

  const [list, ...others] = args.filter((arg) => arg.startsWith("--disable-features"));
  expect(others).toEqual([]);
  expect(list?.split("=")[1]?.split(",")).toEqual([...disabledFeatures.map(({ flag }) => flag), "One", "Two"]);
});

it("writes what a page stores to disk soon, in either shape", () => {
  const window = { profileDirectory: "two", url: "data:text/html,claim" };

  for (const args of [launchArguments(launch), launchArguments({ ...launch, window })]) {
    expect(args).toContain("--enable-aggressive-domstorage-flushing");
  }
});

it("hands on what the caller adds", () => {
  expect(launchArguments({ ...launch, args: ["--proxy-server=http://127.0.0.1:1"] })).toContain(
    "--proxy-server=http://127.0.0.1:1",
  );
});

it("opens another account's window in a browser that runs without a window system and forwards", () => {
  const args = launchArguments({ ...launch, window: { profileDirectory: "two", url: "data:text/html,claim" } });

  expect(args).toContain("--ozone-platform=headless");
  expect(args.filter((arg) => arg.startsWith("--headless"))).toEqual([]);
  expect(args).toContain("--profile-directory=two");
  expect(args.at(-1)).toBe("data:text/html,claim");
});

it("weakens neither isolation, web security nor certificates", () => {
  const weakening = /isolation|disable-web-security|ignore-certificate|single-process|no-zygote/i;

  expect([...launchFlags, ...disabledFeatures].filter(({ flag }) => weakening.test(flag))).toEqual([]);
});
