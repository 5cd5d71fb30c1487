import { expect, it } from "vitest";
import { BrowserError } from "./browser-error";
import { launchFailure, profileFailure } from "./launch-failure";

it.each([
  ["spawn /opt/chrome ENOENT", [], "browser_missing"],
  ["spawn /opt/chrome EACCES", [], "browser_missing"],
  ["The browser ended with exit code 127", ["exec: chromium: not found"], "browser_missing"],
  ["Target closed", ["Failed to create a ProcessSingleton for your profile directory"], "profile_locked"],
  ["Target closed", ["Opening in existing browser session."], "profile_locked"],
  ["Target closed", ["IO error: No space left on device"], "disk_full"],
  ["ENOSPC: no space left on device, write", [], "disk_full"],
  ["Target closed", ["Failed to create /data/p/Default: Permission denied"], "profile_unreadable"],
  ["Target closed", ["No usable sandbox!", "Permission denied"], "internal"],
  ["Target closed", ["Failed to connect to the bus"], "internal"],
] as const)("reads %s with output %j as %s", (message, output, reason) => {
  expect(launchFailure(new Error(message), output)).toMatchObject({ name: "BrowserError", reason });
});

it.each([
  [new Error("spawn EMFILE"), []],
  [new Error("The browser ended with exit code 1"), ["inotify_init() failed: Too many open files (24)"]],
])("F34: reads a launch that ends in %s as file_limit", (error, output) => {
  expect(launchFailure(error, output).reason).toBe("file_limit");
  expect(profileFailure(new Error("ENFILE: file table overflow, mkdir")).reason).toBe("file_limit");
});

it("keeps the printed lines and the first error as the cause", () => {
  const error = new Error("Target closed");

  const failure = launchFailure(error, ["line one", "line two"]);

  expect(failure.cause).toMatchObject({ message: "Target closed\nline one\nline two", cause: error });
});

it("passes on a failure that has its reason already", () => {
  const known = new BrowserError("profile_locked", "Another browser uses this account's profile");

  expect(launchFailure(known)).toBe(known);
  expect(profileFailure(known)).toBe(known);
});

it.each([
  ["EACCES: permission denied, mkdir", "profile_unreadable"],
  ["ENOTDIR: the profile is a link or a file", "profile_unreadable"],
  ["ENOSPC: no space left on device, mkdir", "disk_full"],
])("F29: reads %s of a profile folder as %s", (message, reason) => {
  expect(profileFailure(new Error(message)).reason).toBe(reason);
});
