/**
 * Brings what waits in the outbox to where it belongs: one after the other per webhook and account, a few at a time,
 * again with growing pauses when it is not taken, and given up in the end. At least once: what was taken right before
 * a crash is sent again.
 */
import { webhookLimits } from "#shared/webhook-events";
import { type Clock, isoTime } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import type { Post, PostOutcome } from "./post";
import { signatureHeaders } from "./signature";
import type { Lane, Parcel, WebhookStore } from "./webhook-store";

const longestPauseMs = 60 * 60 * 1000;
const maxUnderWay = 8;
/** So that one slow receiver does not hold up the others. */
const maxPerWebhook = 2;
const headsAtOnce = 1_000;
/** After the database failed. */
const restMs = 5_000;
/** How long an ending companion waits for answers. */
const patienceMs = 2_000;

export interface DelivererOptions {
  readonly store: Pick<WebhookStore, "heads" | "parcel" | "taken" | "failed">;
  readonly post: Post;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  /** The longest first pause; each later one may be twice as long as the one before. */
  readonly retryMs: number;
  readonly userAgent: string;
}

export interface Deliverer {
  /** Something waits, or may be tried again. */
  wake(): void;
  /** Tries nothing more and waits a moment for the answers that are due. */
  end(): Promise<void>;
}

/** Full jitter: anything up to the bound, so that what failed together does not come back together. */
export function retryPauseMs(attempts: number, retryMs: number, random: () => number): number {
  return random() * Math.min(longestPauseMs, retryMs * 2 ** (attempts - 1));
}

export function bodyOf({ id, event, accountId, rev, createdAt, data }: Omit<Parcel, "seq" | "attempts">): string {
  return JSON.stringify({ type: event, timestamp: createdAt, id, accountId, rev, data: JSON.parse(data) });
}

const laneKey = ({ webhookId, accountId }: Lane) => `${webhookId} ${accountId}`;

export function createDeliverer(options: DelivererOptions): Deliverer {
  const { store, clock, log } = options;
  const underWay = new Map<string, { readonly webhookId: string; readonly done: Promise<void> }>();
  const ending = new AbortController();
  let isEnding = false;
  let isLooking = false;
  let isAskedAgain = false;
  let cancelTimer = () => {};

  function isFree(lane: Lane): boolean {
    if (underWay.size >= maxUnderWay || underWay.has(laneKey(lane))) return false;
    return [...underWay.values()].filter(({ webhookId }) => webhookId === lane.webhookId).length < maxPerWebhook;
  }

  function start(lane: Lane): void {
    const done = attempt(options, lane, ending.signal)
      .catch(rest)
      .finally(() => {
        underWay.delete(laneKey(lane));
        wake();
      });
    underWay.set(laneKey(lane), { webhookId: lane.webhookId, done });
  }

  function rest(thrown: unknown): Promise<void> {
    if (!isEnding) log.warn("webhooks.store_failed", { error: toError(thrown).message });
    return new Promise((resolve) => {
      if (isEnding) return resolve();
      const cancel = clock.after(restMs, resolve);
      ending.signal.addEventListener("abort", () => [cancel(), resolve()]);
    });
  }

  async function look(): Promise<void> {
    const heads = await store.heads(headsAtOnce);
    const now = clock.now();
    for (const lane of heads) if (!isEnding && lane.nextAt <= now && isFree(lane)) start(lane);
    const next = heads.find(({ nextAt }) => nextAt > now);
    cancelTimer();
    if (next !== undefined && !isEnding) cancelTimer = clock.after(next.nextAt - now, wake);
  }

  function wake(): void {
    isAskedAgain = true;
    if (isLooking || isEnding) return;
    isLooking = true;
    void (async () => {
      while (isAskedAgain && !isEnding) {
        isAskedAgain = false;
        await look().catch(rest);
      }
      isLooking = false;
    })();
  }

  return {
    wake,
    end: async () => {
      isEnding = true;
      cancelTimer();
      const cancel = clock.after(patienceMs, () => ending.abort());
      await Promise.all([...underWay.values()].map(({ done }) => done));
      cancel();
      ending.abort();
    },
  };
}

async function attempt(options: DelivererOptions, lane: Lane, signal: AbortSignal): Promise<void> {
  const { store, post, clock, userAgent } = options;
  const parcel = await store.parcel(lane.seq);
  if (parcel === null) return;
  const { id, url, secret } = parcel;
  const body = bodyOf(parcel);
  const timestamp = Math.floor(clock.now() / 1000);
  const signed = signatureHeaders({ secret, id, timestamp, body });
  const headers = { ...signed, "Content-Type": "application/json", "User-Agent": userAgent };
  const outcome = await post({ url, headers, body, signal });
  if (outcome.failure === null) return store.taken(parcel, isoTime(clock));
  // Cut short by the end of the companion: that says nothing about the receiver.
  if (!signal.aborted) await noteFailure(options, parcel, outcome);
}

async function noteFailure(options: DelivererOptions, parcel: Parcel, outcome: PostOutcome): Promise<void> {
  const { store, clock, log, random, retryMs } = options;
  const { seq, webhookId } = parcel;
  const attempts = parcel.attempts + 1;
  const isDead = attempts >= webhookLimits.attempts;
  const nextAt = Math.ceil(clock.now() + retryPauseMs(attempts, retryMs, random));
  const failure = outcome.failure ?? "unreachable";
  log.debug("webhook.not_taken", { webhookId, seq, attempts, failure, status: outcome.status });
  await store.failed({
    ...{ seq, webhookId, attempts, nextAt, failure, status: outcome.status },
    deadAt: isDead ? isoTime(clock) : null,
  });
}
