/** Pure rules for accounts that arrive by socket or REST, in any order: per account the highest revision wins. */
import type { Account } from "#shared/account";
import type { StatusUpdate } from "#shared/events";

type StatusPart = Pick<
  Account,
  | "status"
  | "connectionStatus"
  | "reason"
  | "since"
  | "desired"
  | "isPaused"
  | "attempt"
  | "nextRetryAt"
  | "link"
  | "degraded"
  | "epoch"
  | "rev"
  | "isLoggedIn"
  | "phoneNumber"
  | "battery"
>;

/** The account after a status update that is newer than what is known of it. */
export function withStatus(account: Account, update: StatusUpdate): Account {
  return {
    ...account,
    status: update.status,
    connectionStatus: update.status,
    reason: update.reason,
    since: update.since,
    desired: update.desired,
    isPaused: update.isPaused,
    attempt: update.attempt,
    nextRetryAt: update.nextRetryAt,
    link: update.link,
    degraded: update.degraded,
    epoch: update.epoch,
    rev: update.rev,
    isLoggedIn: update.isLoggedIn,
    phoneNumber: update.phoneNumber ?? account.phoneNumber,
    battery: update.battery ?? account.battery,
  };
}

/** Two readings of one account: the status of the higher revision, the record of the later update. */
export function mergeAccount(known: Account | undefined, incoming: Account): Account {
  if (!known) return incoming;
  const record = Date.parse(known.updatedAt) > Date.parse(incoming.updatedAt) ? known : incoming;
  const status = known.rev > incoming.rev ? known : incoming;
  return { ...record, ...statusPart(status) };
}

function statusPart(account: Account): StatusPart {
  const { status, connectionStatus, reason, since, desired, isPaused, attempt, nextRetryAt } = account;
  const { link, degraded, epoch, rev, isLoggedIn, phoneNumber, battery } = account;
  return {
    status,
    connectionStatus,
    reason,
    since,
    desired,
    isPaused,
    attempt,
    nextRetryAt,
    link,
    degraded,
    epoch,
    rev,
    isLoggedIn,
    phoneNumber,
    battery,
  };
}
