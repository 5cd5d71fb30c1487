/**
 * Looks after accounts nobody needs just now: parks those that were idle for long (the link stays, the browser goes),
 * brings parked ones back for a while to fetch their messages, and restarts at a quiet time what has grown too big.
 */
import type { CompanionSettings } from "#shared/companion-settings";
import { repeat } from "../clock";
import { toError } from "../errors";
import { type AccountContext, findAccount, storeWish } from "./account-context";
import { type AccountRecord, isParked } from "./account-store";
import { linkFor, startAccount, wishRunning } from "./running";

const lookMs = 60_000;
const minuteMs = 60_000;
/** Quiet enough for a restart that takes some seconds. */
const quietMs = 10 * minuteMs;
/** What is big again so soon after a restart is simply big. */
const leastRunMs = 6 * 60 * minuteMs;

/** Something is under way that needs the account's client, or that a person waits for. */
type IsBusy = (accountId: string) => boolean;

interface Idle {
  readonly record: AccountRecord;
  readonly idleMs: number;
  readonly sinceMs: number;
}

type Task = "park" | "wake" | "recycle";

/** What is due for an account; null mostly. */
export function taskFor(
  { record, idleMs, sinceMs }: Idle,
  memoryMb: number | null,
  { parkAfterMinutes, parkWakeMinutes, recycleAboveMb }: CompanionSettings,
): Task | null {
  if (isParked(record)) {
    return parkWakeMinutes !== null && sinceMs >= parkWakeMinutes * minuteMs ? "wake" : null;
  }
  if (record.connectionStatus !== "ready") return null;
  if (parkAfterMinutes !== null && idleMs >= parkAfterMinutes * minuteMs) return "park";
  const isBig = recycleAboveMb !== null && memoryMb !== null && memoryMb > recycleAboveMb;
  return isBig && idleMs >= quietMs && sinceMs >= leastRunMs ? "recycle" : null;
}

function idleOf({ live, clock }: AccountContext, record: AccountRecord): Idle {
  const since = Date.parse(record.since);
  const active = [record.lastActiveAt, live.of(record.id).lastActiveAt].map((at) => (at === null ? 0 : Date.parse(at)));
  return { record, idleMs: clock.now() - Math.max(since, ...active), sinceMs: clock.now() - since };
}

async function park(context: AccountContext, record: AccountRecord): Promise<void> {
  const epoch = await storeWish(context, record, { desired: "stopped" });
  context.pool.want(record.id, { state: "stopped", epoch, reason: "parked" });
}

/** In a browser of its own what it grows to is nobody else's burden, and is measured rather than estimated. */
async function recycle(context: AccountContext, record: AccountRecord): Promise<void> {
  const resources = context.live.of(record.id).resources;
  context.log.info("accounts.recycled", { accountId: record.id, ...resources });
  if (resources !== null && resources.sharedBy > 1) context.browserHost.setApart(record.id);
  await wishRunning(context, record, linkFor(record, {}), "automatic");
}

async function carryOut(context: AccountContext, isBusy: IsBusy, { id }: AccountRecord, task: Task): Promise<void> {
  if (task === "wake") {
    await startAccount(context, id, {}, "automatic");
    return;
  }
  await context.writer.exclusively(async () => {
    // As it is by now: a message may have come or be on its way, or a person may have stopped it.
    const record = await findAccount(context, id);
    if (isBusy(id)) return;
    const memoryMb = context.live.of(id).resources?.memoryMb ?? null;
    if (taskFor(idleOf(context, record), memoryMb, context.settings()) !== task) return;
    if (task === "park") await park(context, record);
    else await recycle(context, record);
  });
}

/** Answers its end. */
export function watchIdle(context: AccountContext, isBusy: IsBusy): () => void {
  const { accounts, clock, live, log, settings } = context;
  let isOver = false;

  async function look(): Promise<void> {
    let hasRecycled = false;
    for (const record of await accounts.listAll()) {
      if (isOver || isBusy(record.id)) continue;
      const task = taskFor(idleOf(context, record), live.of(record.id).resources?.memoryMb ?? null, settings());
      // One at a time: restarts are not what a machine short of memory needs many of.
      if (task === null || (task === "recycle" && hasRecycled)) continue;
      hasRecycled ||= task === "recycle";
      await carryOut(context, isBusy, record, task).catch((thrown: unknown) =>
        log.warn("accounts.idle_task_failed", { accountId: record.id, task, message: toError(thrown).message }),
      );
    }
  }

  const end = repeat(clock, lookMs, look, (thrown) => {
    log.warn("accounts.idle_not_read", { message: toError(thrown).message });
  });
  return () => {
    isOver = true;
    end();
  };
}
