/** Accounts and status updates for tests, complete and overridable. */
import type { Account } from "#shared/account";
import type { StatusUpdate } from "#shared/events";
import { settingDefaults } from "#shared/settings-limits";

const longAgo = "2026-01-25T08:00:00.000Z";

/** A connected account unless told otherwise; `status` also sets `connectionStatus`. */
export function anAccount(overrides: Partial<Account> = {}): Account {
  const status = overrides.status ?? "ready";
  return {
    id: "00000000-0000-4000-8000-000000000001",
    clientName: "Toko Ayam 1",
    status,
    connectionStatus: status,
    reason: null,
    since: longAgo,
    desired: "running",
    isPaused: false,
    attempt: 0,
    nextRetryAt: null,
    link: null,
    degraded: [],
    epoch: 1,
    rev: 1,
    isLoggedIn: true,
    phoneNumber: "6281234500001",
    battery: null,
    ...settingDefaults,
    labels: [],
    messagesSentToday: 0,
    resources: null,
    createdAt: longAgo,
    updatedAt: longAgo,
    lastActiveAt: null,
    ...overrides,
  };
}

/** `count` accounts with ids and names of their own. */
export function someAccounts(count: number, overrides: Partial<Account> = {}): Account[] {
  return Array.from({ length: count }, (_, index) =>
    anAccount({ id: accountId(index + 1), clientName: `Akun ${index + 1}`, rev: index + 1, ...overrides }),
  );
}

export function accountId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** The event that would bring `account` to these status fields. */
export function aStatusUpdate(account: Account, overrides: Partial<StatusUpdate> = {}): StatusUpdate {
  const { status, reason, since, desired, isPaused, attempt, nextRetryAt, link, degraded, epoch, rev, isLoggedIn } =
    account;
  return {
    accountId: account.id,
    ...{ status, reason, since, desired, isPaused, attempt, nextRetryAt, link, degraded, epoch, isLoggedIn },
    rev: rev + 1,
    ...overrides,
  };
}
