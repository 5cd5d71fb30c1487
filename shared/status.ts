/** The seven words of an account's status and the closed list of reasons that go with them. */

/** Exactly the words of PRD §5.1; IDLE of its diagram is `disconnected` with reason `never_started` or `stopped`. */
export const accountStatuses = ["loading", "qr", "pairing", "authenticated", "ready", "disconnected", "error"] as const;
export type AccountStatus = (typeof accountStatuses)[number];

/** Why an account is in its status. Texts for people derive from (status, reason), never from server prose. */
export const statusReasons = [
  "never_started",
  "stopped",
  "parked",
  "paused",
  "server_restart",
  "start_queued",
  "network",
  "whatsapp_offline",
  "logged_out_on_phone",
  "logged_out",
  "link_expired",
  "code_rejected",
  "passkey_required",
  "account_restricted",
  "terms_required",
  "attention_required",
  "auth_failed",
  "credentials_lost",
  "conflict",
  "load_timeout",
  "ready_timeout",
  "unresponsive",
  "browser_missing",
  "browser_crashed",
  "crash_loop",
  "out_of_memory",
  "profile_locked",
  "profile_unreadable",
  "profile_damaged",
  "disk_full",
  "file_limit",
  "incompatible_whatsapp_web",
  "internal",
] as const;
export type StatusReason = (typeof statusReasons)[number];

/** What the user asked for; stored, so that it survives restarts. */
export const desiredStates = ["running", "stopped"] as const;
export type DesiredState = (typeof desiredStates)[number];
