/** Why a browser could not be opened, in the words of the contract. */
import type { StatusReason } from "#shared/status";

export type BrowserFailure = Extract<
  StatusReason,
  | "browser_missing"
  | "profile_locked"
  | "profile_unreadable"
  | "profile_damaged"
  | "disk_full"
  | "file_limit"
  | "load_timeout"
  | "stopped"
  | "internal"
>;

export class BrowserError extends Error {
  override readonly name = "BrowserError";
  readonly reason: BrowserFailure;

  constructor(reason: BrowserFailure, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.reason = reason;
  }
}
