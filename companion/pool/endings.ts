/** What follows from each reason a client can end with: data, so that it can be read at a glance. */
import type { StatusReason } from "#shared/status";

export interface EndingRule {
  /** The status when the account was not linked or restored yet. */
  readonly whileLoading: "disconnected" | "error";
  /** The status when it was. */
  readonly later: "disconnected" | "error";
  /** Whether the companion tries again by itself. */
  readonly isRetried: boolean;
  /** Whether too many of these in a short time mean a crash loop. A missing network is no crash. */
  readonly isCrash: boolean;
  /** Whether phone and companion no longer know each other afterwards. */
  readonly isUnlinked: boolean;
}

const rest: EndingRule = {
  whileLoading: "disconnected",
  later: "disconnected",
  isRetried: false,
  isCrash: false,
  isUnlinked: false,
};
const failure: EndingRule = { ...rest, whileLoading: "error", later: "error" };
const outage: EndingRule = { ...rest, whileLoading: "error", isRetried: true };
const crash: EndingRule = { ...rest, isRetried: true, isCrash: true };

export const endings: Readonly<Record<StatusReason, EndingRule>> = {
  never_started: rest,
  stopped: rest,
  parked: rest,
  paused: rest,
  server_restart: rest,
  start_queued: rest,
  network: outage,
  whatsapp_offline: outage,
  logged_out_on_phone: { ...rest, isUnlinked: true },
  logged_out: { ...rest, isUnlinked: true },
  link_expired: rest,
  code_rejected: failure,
  passkey_required: rest,
  account_restricted: failure,
  terms_required: failure,
  attention_required: failure,
  auth_failed: { ...failure, isUnlinked: true },
  credentials_lost: { ...failure, isUnlinked: true },
  conflict: rest,
  load_timeout: { ...failure, isRetried: true },
  ready_timeout: { ...failure, isRetried: true },
  unresponsive: crash,
  browser_missing: failure,
  browser_crashed: crash,
  crash_loop: failure,
  out_of_memory: crash,
  profile_locked: failure,
  profile_unreadable: failure,
  profile_damaged: { ...failure, isUnlinked: true },
  disk_full: { ...failure, isRetried: true },
  file_limit: { ...failure, isRetried: true },
  incompatible_whatsapp_web: failure,
  internal: { ...failure, isRetried: true, isCrash: true },
};
