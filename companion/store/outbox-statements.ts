/** Keeps an event for every webhook that is told of it, inside the write that made it happen: none is lost or made up. */
import { and, eq, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { type WebhookEvent, webhookLimits } from "#shared/webhook-events";
import type { Database, Statement } from "./client";
import { whatsappAccount as account } from "./schema/accounts";
import { webhookDelivery as delivery, webhook } from "./schema/webhooks";

type Build = Database["build"];

interface QueuedEvent {
  readonly event: WebhookEvent;
  /** ISO time. */
  readonly at: string;
  /** JSON text, over the row of the account. */
  readonly data: SQL;
  /** Default the account's own. */
  readonly rev?: SQL;
  /** Which account, and whether at all. */
  readonly where: SQL | undefined;
}

/** A JSON object made by the database from columns and values. */
export function jsonOf(fields: Readonly<Record<string, SQLWrapper>>): SQL {
  const pairs = Object.entries(fields).map(([name, value]) => sql`${name}, ${value}`);
  return sql`json_object(${sql.join(pairs, sql`, `)})`;
}

const newId = sql`lower(hex(randomblob(16)))`;
const isFull = sql`(select count(*) from ${delivery} where ${delivery.webhookId} = ${webhook.id} and ${delivery.deadAt} is null) >= ${webhookLimits.waiting}`;

export function queueDeliveries(build: Build, { event, at, data, rev, where }: QueuedEvent): Statement {
  const isTold = sql`exists (select 1 from json_each(${webhook.events}) where value = ${event})`;
  const isFor = or(isNull(webhook.accountId), eq(webhook.accountId, account.id));
  const rows = build
    .select({
      seq: sql`null`.as("seq"),
      id: newId.as("id"),
      webhookId: webhook.id,
      accountId: account.id,
      event: sql`${event}`.as("event"),
      rev: (rev ?? sql`${account.rev}`).as("rev"),
      data: data.as("data"),
      createdAt: sql`${at}`.as("createdAt"),
      attempts: sql`0`.as("attempts"),
      nextAt: sql`0`.as("nextAt"),
      deadAt: sql`case when ${isFull} then ${at} end`.as("deadAt"),
      status: sql`null`.as("status"),
      failure: sql`case when ${isFull} then 'queue_full' end`.as("failure"),
    })
    .from(webhook)
    .innerJoin(account, isFor)
    .where(and(eq(webhook.isEnabled, true), isTold, where));
  return build.insert(delivery).select(rows as never);
}
