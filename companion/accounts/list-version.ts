/** One word that changes whenever the list of accounts may read differently: what an unchanged list is known by. */
import type { BusEvents, EventBus } from "../events/event-bus";
import type { LocalDays } from "../quota/local-days";

/** A message counts as activity of its account. */
const changes: readonly (keyof BusEvents)[] = ["status.stored", "account.changed", "account.removed", "message.seen"];

export interface ListVersionOptions {
  readonly bus: EventBus;
  /** A new day makes every count zero. */
  readonly days: Pick<LocalDays, "today">;
  /** Tells one run of the companion from the next. */
  readonly runId: string;
}

export function createListVersion({ bus, days, runId }: ListVersionOptions): () => string {
  let count = 0;
  for (const name of changes) {
    bus.on(name, () => {
      count += 1;
    });
  }
  return () => `${runId}.${days.today()}.${count}`;
}
