/** Webhooks, and the outbox of what they are still to be told. */
import { and, asc, count, eq, getTableColumns, gt, inArray, isNotNull, isNull, lte, min, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { webhookLimits } from "#shared/webhook-events";
import type { WebhookStore } from "../webhooks/webhook-store";
import type { Database } from "./client";
import { queueDeliveries } from "./outbox-statements";
import { whatsappAccount as account } from "./schema/accounts";
import { webhookDelivery as delivery, webhook } from "./schema/webhooks";

type Build = Database["build"];
type Hooks = Pick<WebhookStore, "insert" | "list" | "find" | "secretOf" | "update" | "remove" | "hasEnabled">;
type Outbox = Omit<WebhookStore, keyof Hooks>;

const isoOf = (unixMs: number) => new Date(unixMs).toISOString();

function viewColumns(build: Build) {
  const counted = (is: typeof isNull) =>
    sql<number>`(${build
      .select({ total: count() })
      .from(delivery)
      .where(and(eq(delivery.webhookId, webhook.id), is(delivery.deadAt)))})`;
  const { seq, secret, events, ...shown } = getTableColumns(webhook);
  return { ...shown, events, waiting: counted(isNull), dead: counted(isNotNull) };
}

function createHooks({ build, read, write }: Database): Hooks {
  const isId = (id: string) => eq(webhook.id, id);
  const views = (id: string | null) =>
    read(async (db) => {
      const rows = await db
        .select(viewColumns(build))
        .from(webhook)
        .where(id === null ? undefined : isId(id))
        .orderBy(asc(webhook.seq));
      return rows.map((row) => ({ ...row, events: [...row.events] }));
    });

  return {
    insert: async (added) => {
      const { id, accountId, url, secret, isEnabled, createdAt } = added;
      const row = sql`select null, ${id}, ${accountId}, ${url}, ${secret}, ${JSON.stringify(added.events)}, ${isEnabled ? 1 : 0}, ${createdAt}, null where (select count(*) from ${webhook}) < ${webhookLimits.webhooks}`;
      const [result] = await write(build.insert(webhook).select(row));
      return result?.rowsAffected === 1;
    },
    list: () => views(null),
    find: async (id) => (await views(id))[0] ?? null,
    secretOf: async (id) => {
      const [row] = await read((db) => db.select({ secret: webhook.secret }).from(webhook).where(isId(id)));
      return row?.secret ?? null;
    },
    update: async (id, changes) => {
      const isWaiting = and(eq(delivery.webhookId, id), isNull(delivery.deadAt));
      const [result] = await write(
        build
          .update(webhook)
          .set({ id, ...changes })
          .where(isId(id)),
        build.update(delivery).set({ nextAt: 0 }).where(isWaiting),
      );
      return result?.rowsAffected === 1;
    },
    remove: async (id) => {
      const [, result] = await write(
        build.delete(delivery).where(eq(delivery.webhookId, id)),
        build.delete(webhook).where(isId(id)),
      );
      return result?.rowsAffected === 1;
    },
    hasEnabled: async () => {
      const enabled = read((db) => db.select({ id: webhook.id }).from(webhook).where(eq(webhook.isEnabled, true)));
      return (await enabled).length > 0;
    },
  };
}

/** The oldest dead letters beyond what is kept. */
function dropOldest(build: Build, webhookId: string) {
  const isDead = and(eq(delivery.webhookId, webhookId), isNotNull(delivery.deadAt));
  const newest = build
    .select({ seq: delivery.seq })
    .from(delivery)
    .where(isDead)
    .orderBy(sql`${delivery.seq} desc`)
    .limit(1)
    .offset(webhookLimits.dead);
  return build.delete(delivery).where(and(isDead, lte(delivery.seq, sql`(${newest})`)));
}

function createOutbox({ build, read, write }: Database): Outbox {
  const isSeq = (seq: number) => eq(delivery.seq, seq);
  const isDelivered = (column: SQLiteColumn) => eq(webhook.id, column);

  return {
    queue: async ({ event, accountId, at, data }) => {
      const where = and(eq(account.id, accountId), isNull(account.deletingAt));
      await write(queueDeliveries(build, { event, at, data: sql`${data}`, where }));
    },
    heads: (limit) =>
      read((db) => {
        const { webhookId, accountId, nextAt } = delivery;
        // Beside a lone min() SQLite gives the other columns of the very row it found.
        return db
          .select({ seq: sql<number>`${min(delivery.seq)}`, webhookId, accountId, nextAt })
          .from(delivery)
          .innerJoin(webhook, and(isDelivered(webhookId), eq(webhook.isEnabled, true)))
          .where(isNull(delivery.deadAt))
          .groupBy(webhookId, accountId)
          .orderBy(asc(nextAt))
          .limit(limit);
      }),
    parcel: async (seq) => {
      const { url, secret } = webhook;
      const { nextAt, deadAt, status, failure, ...sent } = getTableColumns(delivery);
      const [row] = await read((db) =>
        db
          .select({ ...sent, url, secret })
          .from(delivery)
          .innerJoin(webhook, and(isDelivered(delivery.webhookId), eq(webhook.isEnabled, true)))
          .where(and(isSeq(seq), isNull(deadAt))),
      );
      return row ?? null;
    },
    taken: async ({ seq, webhookId }, at) => {
      await write(
        build.delete(delivery).where(isSeq(seq)),
        build.update(webhook).set({ lastDeliveredAt: at }).where(eq(webhook.id, webhookId)),
      );
    },
    failed: async ({ seq, webhookId, ...outcome }) => {
      await write(build.update(delivery).set(outcome).where(isSeq(seq)), dropOldest(build, webhookId));
    },
    deliveries: async (webhookId, { isDead, after, limit }) => {
      const is = isDead ? isNotNull(delivery.deadAt) : isNull(delivery.deadAt);
      const isAsked = and(eq(delivery.webhookId, webhookId), is, gt(delivery.seq, after));
      const { webhookId: _hook, data: _data, ...shown } = getTableColumns(delivery);
      const rows = await read((db) =>
        db.select(shown).from(delivery).where(isAsked).orderBy(asc(delivery.seq)).limit(limit),
      );
      return rows.map(({ nextAt, ...row }) => ({
        ...row,
        nextAttemptAt: row.deadAt === null ? isoOf(Math.max(nextAt, Date.parse(row.createdAt))) : null,
      }));
    },
    replay: async (webhookId, ids) => {
      const isAsked = and(
        eq(delivery.webhookId, webhookId),
        isNotNull(delivery.deadAt),
        ids === null ? undefined : inArray(delivery.id, [...ids]),
      );
      const fresh = { deadAt: null, attempts: 0, nextAt: 0, status: null, failure: null };
      const [result] = await write(build.update(delivery).set(fresh).where(isAsked));
      return result?.rowsAffected ?? 0;
    },
  };
}

export function createWebhookRepository(database: Database): WebhookStore {
  return { ...createHooks(database), ...createOutbox(database) };
}
