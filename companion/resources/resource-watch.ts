/** Looks every half a minute at what each browser takes and says what of it is each account's. */
import type { BrowserResources, MeasuredResources } from "#shared/resources";
import type { Placement } from "../browsers/placements";
import type { BrowserSample } from "../browsers/sampler";
import { type Clock, repeat } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";

export interface ResourceWatchOptions {
  readonly placements: () => readonly Placement[];
  readonly sample: () => Promise<readonly BrowserSample[]>;
  /** What the account's page holds by its own count; null where nobody counts. */
  readonly pageMb: (accountId: string) => Promise<number | null>;
  readonly clock: Clock;
  readonly log: Log;
  readonly onLook: (resources: ReadonlyMap<string, MeasuredResources>) => Promise<unknown>;
}

export interface ResourceWatch {
  /** As of the last look. */
  browsers(): readonly BrowserResources[];
  end(): void;
}

const everyMs = 30_000;
const ticksPerSecond = 100;

interface Seen {
  readonly at: number;
  readonly cpuTicks: number;
}

/** Each has what its own page holds, and an equal part of the rest; a page that does not say counts as an average one. */
function partsOf(
  browser: BrowserResources,
  counted: readonly (number | null)[],
): (readonly [string, MeasuredResources])[] {
  const { memoryMb, cpuPercent, accountIds } = browser;
  const sharedBy = accountIds.length;
  const known = counted.filter((mb) => mb !== null);
  const average = known.length === 0 ? 0 : sum(known) / known.length;
  const pages = counted.map((mb) => mb ?? average);
  const total = sum(pages);
  // Pages count what the system may not hold in memory at all: together they never have more than the browser.
  const scale = total > memoryMb ? memoryMb / total : 1;
  const rest = (memoryMb - total * scale) / sharedBy;
  return accountIds.map((id, index) => {
    const own = (pages[index] ?? 0) * scale;
    return [id, { memoryMb: Math.round(own + rest), cpuPercent: Math.round(cpuPercent / sharedBy), sharedBy }];
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

export function watchResources(options: ResourceWatchOptions): ResourceWatch {
  const { placements, sample, pageMb, clock, log, onLook } = options;
  let before = new Map<number, Seen>();
  let known: readonly BrowserResources[] = [];

  /** Of one processor since the look before; nothing can be said of a browser that is seen for the first time. */
  function cpuPercentOf({ pid, cpuTicks }: BrowserSample, at: number): number {
    const last = before.get(pid);
    if (last === undefined || at <= last.at) return 0;
    const seconds = (at - last.at) / 1000;
    // A renderer that ended takes its time with it.
    return Math.max(0, Math.round((100 * (cpuTicks - last.cpuTicks)) / ticksPerSecond / seconds));
  }

  async function look(): Promise<void> {
    const samples = await sample();
    const at = clock.now();
    const places = new Map(placements().map(({ pid, accountIds }) => [pid, accountIds]));
    known = samples.flatMap((seen) => {
      const accountIds = places.get(seen.pid);
      if (accountIds === undefined) return [];
      return [{ memoryMb: Math.round(seen.pssMb), cpuPercent: cpuPercentOf(seen, at), accountIds: [...accountIds] }];
    });
    before = new Map(samples.map(({ pid, cpuTicks }) => [pid, { at, cpuTicks }]));
    const parts: (readonly [string, MeasuredResources])[] = [];
    // One browser after the other: nobody is in a hurry.
    for (const browser of known) {
      parts.push(...partsOf(browser, await Promise.all(browser.accountIds.map(pageMb))));
    }
    await onLook(new Map(parts));
  }

  const end = repeat(clock, everyMs, look, (thrown) => {
    log.warn("resources.not_read", { message: toError(thrown).message });
  });
  return { browsers: () => known, end };
}
