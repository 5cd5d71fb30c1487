/** The statements of the two writes that must be atomic: a status with its log entry, and the end of an account. */
import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { StatusMove } from "../accounts/account-store";
import type { Database, Statement } from "./client";
import { jsonOf, queueDeliveries } from "./outbox-statements";
import { whatsappAccount as account, commandFailure, statusLog } from "./schema/accounts";
import { chat, historySync, media, mediaContent, message } from "./schema/chats";
import { selfCheck } from "./schema/drift";
import { quotaReservation, recentSend, usageDay } from "./schema/quota";
import { webhook, webhookDelivery } from "./schema/webhooks";

type Build = Database["build"];

/** True only while the account is still where the move starts: the fence against late events. */
const stillThere = ({ id, epoch, from }: StatusMove) =>
  and(eq(account.id, id), eq(account.epoch, epoch), eq(account.connectionStatus, from));

/** Takes the next revision, and none when the account has moved on: revisions have no holes. */
export function insertLogEntry(build: Build, move: StatusMove): Statement {
  return build.insert(statusLog).select(
    build
      .select({
        rev: sql<number>`null`.as("rev"),
        accountId: account.id,
        epoch: account.epoch,
        status: sql`${move.to}`.as("status"),
        reason: sql`${move.reason}`.as("reason"),
        at: sql`${move.at}`.as("at"),
      })
      .from(account)
      .where(stillThere(move)),
  );
}

export function updateStatus(build: Build, move: StatusMove): Statement {
  const { id, to, reason, at, patch } = move;
  const rev = sql`(select max(rev) from ${statusLog} where ${statusLog.accountId} = ${id})`;
  return build
    .update(account)
    .set({ ...patch, connectionStatus: to, reason, since: at, updatedAt: at, rev })
    .where(stillThere(move))
    .returning({ rev: account.rev });
}

/** Keeps the change for every webhook that is told of it; goes before the update, whose fence it shares. */
export function queueStatus(build: Build, move: StatusMove): Statement {
  const { id, to, reason, at, patch } = move;
  const rev = sql`(select max(rev) from ${statusLog} where ${statusLog.accountId} = ${id})`;
  const data = jsonOf({
    accountId: account.id,
    clientName: account.clientName,
    phoneNumber: patch.phoneNumber === undefined ? account.phoneNumber : sql`${patch.phoneNumber}`,
    status: sql`${to}`,
    reason: sql`${reason}`,
    since: sql`${at}`,
    desired: account.desired,
    epoch: account.epoch,
    rev,
  });
  return queueDeliveries(build, { event: "whatsapp-status", at, data, rev, where: stillThere(move) });
}

/** Its own webhooks go, and what waits for others: a removed account leaves nothing but the news that it is gone. */
function endWebhooks(build: Build, id: string, at: string): Statement[] {
  const own = build.select({ id: webhook.id }).from(webhook).where(eq(webhook.accountId, id));
  const data = jsonOf({ accountId: account.id });
  return [
    build.delete(webhookDelivery).where(or(eq(webhookDelivery.accountId, id), inArray(webhookDelivery.webhookId, own))),
    build.delete(webhook).where(eq(webhook.accountId, id)),
    queueDeliveries(build, { event: "whatsapp-account-removed", at, data, where: eq(account.id, id) }),
  ];
}

export function eraseAccount(build: Build, id: string, at: string): Statement[] {
  return [...endWebhooks(build, id, at), ...eraseRows(build, id)];
}

/** Of an account that nobody was told of, too. */
export function eraseRows(build: Build, id: string): Statement[] {
  return [
    build.delete(mediaContent).where(eq(mediaContent.accountId, id)),
    build.delete(media).where(eq(media.accountId, id)),
    build.delete(message).where(eq(message.accountId, id)),
    build.delete(chat).where(eq(chat.accountId, id)),
    build.delete(historySync).where(eq(historySync.accountId, id)),
    build.delete(statusLog).where(eq(statusLog.accountId, id)),
    build.delete(commandFailure).where(eq(commandFailure.accountId, id)),
    build.delete(selfCheck).where(eq(selfCheck.accountId, id)),
    build.delete(quotaReservation).where(eq(quotaReservation.accountId, id)),
    build.delete(usageDay).where(eq(usageDay.accountId, id)),
    build.delete(recentSend).where(eq(recentSend.accountId, id)),
    build.delete(account).where(eq(account.id, id)),
  ];
}
