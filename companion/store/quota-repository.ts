/** Counters, reservations and usage: each change is one atomic write, whoever else writes to the same database. */
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt } from "drizzle-orm";
import type { StatusReason } from "#shared/status";
import type { QuotaStore } from "../quota/quota-store";
import type { Database } from "./client";
import {
  addToCount,
  addToUsage,
  changeLeft,
  countedNow,
  dayNow,
  giveBackStatements,
  insertReservation,
  isCurrent,
  redate,
} from "./quota-statements";
import { whatsappAccount as account, statusLog } from "./schema/accounts";
import { quotaReservation as reservation, usageDay } from "./schema/quota";

/** Endings by WhatsApp's will or by a lost link; a network that fails says nothing about trust. */
const troubles: readonly StatusReason[] = [
  "account_restricted",
  "terms_required",
  "attention_required",
  "auth_failed",
  "logged_out_on_phone",
  "conflict",
];

export function createQuotaRepository({ build, read, write }: Database): QuotaStore {
  const isOf = (accountId: string) => eq(reservation.accountId, accountId);

  return {
    reserve: async (request) => {
      const isOver = and(isOf(request.accountId), lt(reservation.day, request.today));
      const results = await write(
        redate(build, request),
        build.delete(reservation).where(isOver),
        insertReservation(build, request),
        addToUsage(build, request),
        addToCount(build, request),
      );
      const row = results.at(-1)?.rows[0];
      if (row === undefined) return null;
      return { day: String(row[0]), sent: Number(row[1]), dailyLimit: Number(row[2]) };
    },
    giveBack: async (accountId, id) => {
      const results = await write(...giveBackStatements(build, accountId, id));
      const row = results.at(-1)?.rows[0];
      return row === undefined ? null : Number(row[0]);
    },
    takeOne: async (accountId, id, now) => {
      const [result] = await write(changeLeft(build, { accountId, id, by: -1, now }));
      return result?.rowsAffected === 1;
    },
    putBackOne: async (accountId, id) => {
      await write(changeLeft(build, { accountId, id, by: 1 }));
    },
    reset: async (accountId, now) => {
      const fresh = { messagesSentToday: 0, sentDay: dayNow(now), updatedAt: now.at };
      await write(
        build.delete(reservation).where(isOf(accountId)),
        build.update(account).set(fresh).where(eq(account.id, accountId)),
      );
    },
    counter: async (accountId, now) => {
      const fields = { day: dayNow(now), sent: countedNow(now), dailyLimit: account.dailyLimit };
      const isThere = and(eq(account.id, accountId), isNull(account.deletingAt));
      return (await read((db) => db.select(fields).from(account).where(isThere)))[0] ?? null;
    },
    reservations: (accountId, now) => {
      const isLive = and(isOf(accountId), isCurrent(now), gt(reservation.left, 0));
      const { id, left, createdAt } = reservation;
      const fields = { id, left, createdAt };
      return read((db) => db.select(fields).from(reservation).where(isLive).orderBy(asc(createdAt)));
    },
    usage: (accountId, firstDay) => {
      const isAsked = and(eq(usageDay.accountId, accountId), gte(usageDay.day, firstDay));
      const { day, sent, dailyLimit } = usageDay;
      return read((db) => db.select({ day, sent, dailyLimit }).from(usageDay).where(isAsked).orderBy(asc(day)));
    },
    lastTrouble: async (accountId) => {
      const isTrouble = and(eq(statusLog.accountId, accountId), inArray(statusLog.reason, [...troubles]));
      const newest = desc(statusLog.rev);
      const [row] = await read((db) =>
        db.select({ at: statusLog.at }).from(statusLog).where(isTrouble).orderBy(newest).limit(1),
      );
      return row?.at ?? null;
    },
  };
}
