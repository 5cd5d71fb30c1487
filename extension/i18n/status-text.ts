/** The one place where a status with its reason becomes a text for people (keys below `status` of the locales). */
import type { Account } from "#shared/account";
import type { AccountStatus, StatusReason } from "#shared/status";

export type StatusTextKey = `word.${AccountStatus}` | `reason.${StatusReason}` | "passkey" | "retrying";
export type StatusAdviceKey = `advice.${StatusReason}`;

type StatusFacts = Pick<Account, "status" | "reason"> & Partial<Pick<Account, "link" | "nextRetryAt">>;

/** Key of the short text, to be read with `useTranslations("status")`. */
export function statusText({ status, reason, link, nextRetryAt }: StatusFacts): StatusTextKey {
  switch (status) {
    case "qr":
    case "pairing":
      return link?.kind === "passkey" ? "passkey" : `word.${status}`;
    case "loading":
      return reason === "start_queued" ? "reason.start_queued" : "word.loading";
    case "authenticated":
    case "ready":
      return `word.${status}`;
    case "disconnected":
      return isRetrying(reason, nextRetryAt) ? "retrying" : `reason.${reason ?? "stopped"}`;
    case "error":
      return reason === null ? "word.error" : `reason.${reason}`;
  }
}

/** Key of one sentence on what to do, or null when all is well. */
export function statusAdvice({ status, reason }: StatusFacts): StatusAdviceKey | null {
  if (reason === null || status === "ready" || status === "authenticated") return null;
  return `advice.${reason}`;
}

function isRetrying(reason: StatusReason | null, nextRetryAt: string | null | undefined): boolean {
  return reason === "network" || (nextRetryAt !== null && nextRetryAt !== undefined);
}
