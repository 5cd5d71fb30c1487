/** The kinds of news about accounts that people may hear of on the desktop, each to be switched off alone. */
import type { Account } from "#shared/account";
import type { StatusReason } from "#shared/status";

export const noticeKinds = ["loggedOut", "linkExpired", "failing", "disconnected"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const kindByReason: Partial<Record<StatusReason, NoticeKind>> = {
  logged_out_on_phone: "loggedOut",
  auth_failed: "loggedOut",
  credentials_lost: "loggedOut",
  profile_damaged: "loggedOut",
  link_expired: "linkExpired",
  code_rejected: "linkExpired",
  network: "disconnected",
  whatsapp_offline: "disconnected",
};

export function noticeKindOf({ reason }: Pick<Account, "reason">): NoticeKind {
  return (reason === null ? undefined : kindByReason[reason]) ?? "failing";
}
