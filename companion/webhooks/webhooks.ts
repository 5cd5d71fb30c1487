/** Puts the parts of webhooks together and lets events of the running companion wake them. */
import { lookup } from "node:dns/promises";
import { type Clock, isoTime } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import type { EventBus } from "../events/event-bus";
import type { Random } from "../random";
import { createAddressPolicy } from "./address-policy";
import { createDeliverer } from "./deliverer";
import { createPost } from "./post";
import { createWebhookService, type WebhookServiceOptions, type WebhookUseCases } from "./webhook-service";
import type { WebhookStore } from "./webhook-store";

const timeoutMs = 10_000;

export interface WebhooksOptions extends Pick<WebhookServiceOptions, "readAccount"> {
  readonly store: WebhookStore;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: Random;
  /** Addresses of the own network that webhooks may lead to. */
  readonly privateRanges: readonly (readonly [string, number])[];
  readonly retryMs: number;
  readonly version: string;
}

export interface Webhooks {
  readonly useCases: WebhookUseCases;
  /** Tries nothing more; what waits is tried again at the next start. */
  end(): Promise<void>;
}

export async function startWebhooks(options: WebhooksOptions): Promise<Webhooks> {
  const { store, bus, clock, log, random, retryMs, version } = options;
  const policy = createAddressPolicy(options.privateRanges);
  const resolve = (host: string) => lookup(host, { all: true });
  const post = createPost({ resolve, policy, timeoutMs });
  const userAgent = `saklar/${version}`;
  const deliverer = createDeliverer({ store, post, clock, log, random: Math.random, retryMs, userAgent });
  let isAnybodyTold = await store.hasEnabled();

  const refresh = async () => {
    isAnybodyTold = await store.hasEnabled();
    deliverer.wake();
  };
  const onFailed = (thrown: unknown) => log.warn("webhooks.store_failed", { error: toError(thrown).message });
  const wake = () => {
    if (isAnybodyTold) deliverer.wake();
  };
  // These were kept together with what they tell of.
  bus.on("status.stored", wake);
  bus.on("account.removed", wake);
  bus.on("message.seen", wake);
  // This one is stored nowhere else.
  bus.on("message.acked", (event) => {
    if (!isAnybodyTold) return;
    const { accountId } = event;
    const kept = store.queue({
      ...{ event: "whatsapp-message-ack", accountId },
      ...{ at: isoTime(clock), data: JSON.stringify(event) },
    });
    void kept.then(deliverer.wake).catch(onFailed);
  });
  deliverer.wake();
  return {
    useCases: createWebhookService({
      ...{ store, post, policy, resolve, clock, random, userAgent, readAccount: options.readAccount },
      onChanged: () => void refresh().catch(onFailed),
    }),
    end: deliverer.end,
  };
}
