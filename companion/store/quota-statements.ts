/** The statements of a reservation. All of one write see the same count, so that either all of them apply or none. */
import { and, between, eq, gt, gte, isNull, type SQL, sql } from "drizzle-orm";
import type { DayNow, ReserveRequest } from "../quota/quota-store";
import type { Database, Statement } from "./client";
import { whatsappAccount as account } from "./schema/accounts";
import { quotaReservation as reservation, usageDay } from "./schema/quota";

type Build = Database["build"];

/** A day before today is over: its count is void. One ahead of the clock goes on counting. */
export const countedNow = ({ today }: Pick<DayNow, "today">): SQL<number> =>
  sql<number>`case when ${account.sentDay} >= ${today} then ${account.messagesSentToday} else 0 end`;

export const dayNow = ({ today, latestPlausible }: DayNow): SQL<string> =>
  sql<string>`case when ${account.sentDay} between ${today} and ${latestPlausible} then ${account.sentDay} else ${today} end`;

/** A day that only a wrong clock can have written becomes today, with its count: the next midnight ends it. */
export function redate(build: Build, { accountId, today, latestPlausible }: DayNow & { accountId: string }): Statement {
  return build
    .update(account)
    .set({ sentDay: today })
    .where(and(eq(account.id, accountId), gt(account.sentDay, latestPlausible)));
}

const fits = (request: ReserveRequest) =>
  and(
    eq(account.id, request.accountId),
    isNull(account.deletingAt),
    sql`${countedNow(request)} + ${request.count} <= ${account.dailyLimit}`,
  );

export function insertReservation(build: Build, request: ReserveRequest): Statement {
  const row = build
    .select({
      id: sql`${request.id}`.as("id"),
      accountId: account.id,
      day: dayNow(request).as("day"),
      left: sql`${request.count}`.as("left"),
      createdAt: sql`${request.at}`.as("createdAt"),
    })
    .from(account)
    .where(fits(request));
  return build.insert(reservation).select(row);
}

export function addToUsage(build: Build, request: ReserveRequest): Statement {
  const row = build
    .select({
      accountId: account.id,
      day: dayNow(request).as("day"),
      sent: sql`${request.count}`.as("sent"),
      dailyLimit: account.dailyLimit,
    })
    .from(account)
    .where(fits(request));
  return build
    .insert(usageDay)
    .select(row)
    .onConflictDoUpdate({
      target: [usageDay.accountId, usageDay.day],
      set: { sent: sql`${usageDay.sent} + excluded."sent"`, dailyLimit: sql`excluded."dailyLimit"` },
    });
}

/** Last of its write: the statements before it need the count as it was. */
export function addToCount(build: Build, request: ReserveRequest): Statement {
  return build
    .update(account)
    .set({ messagesSentToday: sql`${countedNow(request)} + ${request.count}`, sentDay: dayNow(request) })
    .where(fits(request))
    .returning({ day: account.sentDay, sent: account.messagesSentToday, dailyLimit: account.dailyLimit });
}

const isReservation = (accountId: string, id: string) =>
  and(eq(reservation.id, id), eq(reservation.accountId, accountId));

/** Takes it off the count and the usage of its day, then drops it; answers what was left. */
export function giveBackStatements(build: Build, accountId: string, id: string): Statement[] {
  const day = sql`(${build.select({ day: reservation.day }).from(reservation).where(isReservation(accountId, id))})`;
  const left = sql`(${build.select({ left: reservation.left }).from(reservation).where(isReservation(accountId, id))})`;
  return [
    build
      .update(account)
      .set({ messagesSentToday: sql`max(0, ${account.messagesSentToday} - ${left})` })
      .where(and(eq(account.id, accountId), eq(account.sentDay, day))),
    build
      .update(usageDay)
      .set({ sent: sql`max(0, ${usageDay.sent} - ${left})` })
      .where(and(eq(usageDay.accountId, accountId), eq(usageDay.day, day))),
    build.delete(reservation).where(isReservation(accountId, id)).returning({ left: reservation.left }),
  ];
}

/** Counted on the current day, thus good for sending now. */
export const isCurrent = ({ today, latestPlausible }: DayNow) => between(reservation.day, today, latestPlausible);

/** Changes what is left of a reservation that is still good on this day. */
export function changeLeft(
  build: Build,
  { accountId, id, by, now }: { accountId: string; id: string; by: 1 | -1; now?: DayNow },
): Statement {
  return build
    .update(reservation)
    .set({ left: sql`${reservation.left} + ${by}` })
    .where(and(isReservation(accountId, id), by < 0 ? gte(reservation.left, 1) : undefined, now && isCurrent(now)));
}
