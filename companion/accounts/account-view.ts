/** The stored account and its live state, as every program sees them. */
import type { Account } from "#shared/account";
import { capabilities } from "#shared/capabilities";
import type { AccountRecord } from "./account-store";
import type { LiveAccount } from "./live-state";

function linkOf(record: AccountRecord, live: LiveAccount): Account["link"] {
  const isLinking = record.connectionStatus === "qr" || record.connectionStatus === "pairing";
  return isLinking ? (live.challenge?.link ?? null) : null;
}

/** The fields that travel with every status. */
export function statusFieldsOf(record: AccountRecord, live: LiveAccount) {
  return {
    status: record.connectionStatus,
    reason: record.reason,
    since: record.since,
    desired: record.desired,
    isPaused: record.isPaused,
    attempt: record.attempt,
    nextRetryAt: record.nextRetryAt,
    link: linkOf(record, live),
    degraded: capabilities.filter((name) => record.degraded.includes(name)),
    epoch: record.epoch,
    rev: record.rev,
    isLoggedIn: record.isLoggedIn,
    phoneNumber: record.phoneNumber,
    battery: live.battery,
  };
}

/** What is counted on a day before today is over; nothing needs to run at midnight for that. */
export function sentOn(today: string, { messagesSentToday, sentDay }: AccountRecord): number {
  return sentDay !== null && sentDay >= today ? messagesSentToday : 0;
}

function laterOf(one: string | null, other: string | null): string | null {
  return (one ?? "") > (other ?? "") ? one : other;
}

export function viewOf(record: AccountRecord, live: LiveAccount, today: string): Account {
  const { id, clientName, connectionStatus, createdAt, updatedAt } = record;
  const { labels, autoStart, syncLimit, storageMode, trustLevel, dailyLimit } = record;
  return {
    id,
    clientName,
    ...statusFieldsOf(record, live),
    connectionStatus,
    autoStart,
    syncLimit,
    storageMode,
    trustLevel,
    dailyLimit,
    labels: [...labels],
    messagesSentToday: sentOn(today, record),
    resources: live.resources,
    createdAt,
    updatedAt,
    lastActiveAt: laterOf(record.lastActiveAt, live.lastActiveAt),
  };
}
