/** Looks every half a minute at what each browser takes and says what of it is each account's. */
import type { AccountResources, BrowserResources } from "#shared/resources";
import type { Placement } from "../browsers/placements";
import type { BrowserSample } from "../browsers/sampler";
import { type Clock, repeat } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";

export interface ResourceWatchOptions {
  readonly placements: () => readonly Placement[];
  readonly sample: () => Promise<readonly BrowserSample[]>;
  readonly clock: Clock;
  readonly log: Log;
  readonly onLook: (resources: ReadonlyMap<string, AccountResources>) => Promise<unknown>;
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

function partOf({ memoryMb, cpuPercent, accountIds }: BrowserResources): AccountResources {
  const sharedBy = accountIds.length;
  return {
    memoryMb: Math.round(memoryMb / sharedBy),
    cpuPercent: Math.round(cpuPercent / sharedBy),
    sharedBy,
  };
}

export function watchResources({ placements, sample, clock, log, onLook }: ResourceWatchOptions): ResourceWatch {
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
    await onLook(new Map(known.flatMap((browser) => browser.accountIds.map((id) => [id, partOf(browser)]))));
  }

  const end = repeat(clock, everyMs, look, (thrown) => {
    log.warn("resources.not_read", { message: toError(thrown).message });
  });
  return { browsers: () => known, end };
}
