/** Reads from what Chromium printed, or from a file system error, why a launch failed. */
import { BrowserError, type BrowserFailure } from "./browser-error";

const causes: readonly { readonly pattern: RegExp; readonly reason: BrowserFailure; readonly sentence: string }[] = [
  {
    pattern: /No usable sandbox|Failed to move to new namespace|Running as root without --no-sandbox/i,
    reason: "internal",
    sentence: "Chromium's sandbox cannot start on this machine",
  },
  {
    pattern: /ProcessSingleton|profile appears to be in use|existing browser session/i,
    reason: "profile_locked",
    sentence: "Another browser uses this account's profile",
  },
  {
    pattern: /No space left on device|ENOSPC|EDQUOT/i,
    reason: "disk_full",
    sentence: "The disk is full",
  },
  {
    pattern: /\bE[MN]FILE\b|Too many open files/i,
    reason: "file_limit",
    sentence: "The system lets the companion open no more files",
  },
  {
    // 126 and 127 are how a shell wrapper says that what it should run is not there.
    pattern: /spawn .*(ENOENT|EACCES|ENOEXEC)|exit code 12[67]\b|error while loading shared libraries/i,
    reason: "browser_missing",
    sentence: "The browser cannot be run",
  },
  {
    pattern: /Permission denied|EACCES|EPERM|EROFS|Read-only file system/i,
    reason: "profile_unreadable",
    sentence: "This account's profile folder cannot be used",
  },
];

/** `output` is the last lines Chromium printed; they become part of the cause. */
export function launchFailure(error: Error, output: readonly string[] = []): BrowserError {
  if (error instanceof BrowserError) return error;
  const text = [error.message, ...output].join("\n");
  const known = causes.find(({ pattern }) => pattern.test(text));
  const cause = output.length === 0 ? error : new Error(text, { cause: error });
  return new BrowserError(known?.reason ?? "internal", known?.sentence ?? "The browser did not start", { cause });
}

/** The same for steps that touch the profile folder only. */
export function profileFailure(error: Error): BrowserError {
  const failure = launchFailure(error);
  if (error instanceof BrowserError || failure.reason === "disk_full" || failure.reason === "file_limit")
    return failure;
  return new BrowserError("profile_unreadable", "This account's profile folder cannot be used", { cause: error });
}
