/** What people and programs do with webhooks: add, change, test and remove them, and look after what was not taken. */

import type { CreateWebhook, DeliveryPage, UpdateWebhook, Webhook, WebhookTest } from "#shared/webhooks";
import { type Clock, isoTime } from "../clock";
import { AppError } from "../errors";
import type { Random } from "../random";
import { judge, type Post, type PostOptions } from "./post";
import { newSecret, signatureHeaders } from "./signature";
import type { WebhookStore } from "./webhook-store";

export interface WebhookUseCases {
  list(): Promise<Webhook[]>;
  create(wanted: CreateWebhook): Promise<{ readonly webhook: Webhook; readonly secret: string }>;
  update(id: string, changes: UpdateWebhook): Promise<Webhook>;
  remove(id: string): Promise<void>;
  /** The old secret signs nothing from now on. */
  renewSecret(id: string): Promise<string>;
  /** Posts something harmless at once and tells what came of it. */
  test(id: string): Promise<WebhookTest>;
  deliveries(
    id: string,
    page: { readonly isDead: boolean; readonly after: number; readonly limit: number },
  ): Promise<DeliveryPage>;
  replay(id: string, ids: readonly string[] | null): Promise<number>;
}

export interface WebhookServiceOptions extends Pick<PostOptions, "resolve" | "policy"> {
  readonly store: WebhookStore;
  readonly post: Post;
  /** Fails with `account_not_found`. */
  readonly readAccount: (name: string) => Promise<{ readonly id: string }>;
  readonly clock: Clock;
  readonly random: Random;
  readonly userAgent: string;
  /** The list of webhooks, or what waits, is another now. */
  readonly onChanged: () => void;
}

export function createWebhookService(options: WebhookServiceOptions): WebhookUseCases {
  const { store, clock, random, onChanged } = options;

  /** A name that cannot be looked up just now is accepted; every delivery judges again anyway. */
  async function refuseBadUrl(url: string | undefined): Promise<void> {
    if (url === undefined) return;
    const judged = await judge(new URL(url), options);
    if (!("failure" in judged) || judged.failure === "unresolvable") return;
    throw new AppError("validation_failed", { errors: [{ path: "url", code: judged.failure }] });
  }

  async function read(id: string): Promise<Webhook> {
    const webhook = await store.find(id);
    if (webhook === null) throw new AppError("webhook_not_found");
    return webhook;
  }

  async function change(id: string, changes: UpdateWebhook & { readonly secret?: string }): Promise<void> {
    if (!(await store.update(id, changes))) throw new AppError("webhook_not_found");
    onChanged();
  }

  return {
    list: async () => [...(await store.list())],
    create: async ({ url, account, events, isEnabled }) => {
      await refuseBadUrl(url);
      const accountId = account === undefined ? null : (await options.readAccount(account)).id;
      const [id, secret] = [random.uuid(), newSecret(random)];
      const added = { id, url, accountId, events, isEnabled, secret, createdAt: isoTime(clock) };
      if (!(await store.insert(added))) throw new AppError("too_many_webhooks");
      onChanged();
      return { webhook: await read(id), secret };
    },
    update: async (id, changes) => {
      await refuseBadUrl(changes.url);
      await change(id, changes);
      return read(id);
    },
    remove: async (id) => {
      if (!(await store.remove(id))) throw new AppError("webhook_not_found");
      onChanged();
    },
    renewSecret: async (id) => {
      const secret = newSecret(random);
      await change(id, { secret });
      return secret;
    },
    test: async (id) => testWebhook(options, await read(id)),
    deliveries: async (id, { limit, ...page }) => {
      await read(id);
      const found = await store.deliveries(id, { ...page, limit: limit + 1 });
      const deliveries = found.slice(0, limit);
      return { deliveries, nextAfter: found.length > limit ? (deliveries.at(-1)?.seq ?? null) : null };
    },
    replay: async (id, ids) => {
      await read(id);
      const replayed = await store.replay(id, ids);
      onChanged();
      return replayed;
    },
  };
}

async function testWebhook(options: WebhookServiceOptions, { id: webhookId, url }: Webhook): Promise<WebhookTest> {
  const { store, post, clock, random, userAgent } = options;
  const secret = await store.secretOf(webhookId);
  if (secret === null) throw new AppError("webhook_not_found");
  const id = random.uuid();
  const body = JSON.stringify({ type: "saklar-test", timestamp: isoTime(clock), id, data: {} });
  const begunAt = clock.now();
  const signed = signatureHeaders({ secret, id, timestamp: Math.floor(begunAt / 1000), body });
  const headers = { ...signed, "Content-Type": "application/json", "User-Agent": userAgent };
  const { status, failure } = await post({ url, headers, body });
  return { ok: failure === null, status, failure, tookMs: Math.max(0, Math.round(clock.now() - begunAt)) };
}
