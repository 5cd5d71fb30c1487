/** Whether the companion grows: its memory over time, each of its lives compared with itself alone. */
import { performance } from "node:perf_hooks";
import { memoryOf } from "../bench/process-memory";

interface Look {
  readonly pid: number;
  readonly hours: number;
  readonly mb: number;
}

/** Growing into its working size is no leak; looks come after the first minute of a life. */
const settleHours = 1 / 60;
/** A life shorter than this says nothing: it is still growing into its working size, and a hundred such say no more. */
const leastHours = 1 / 12;
const mostMbPerHour = 60;
/** What a collector of garbage may leave lying about at one time and not at another; it makes steep slopes of short lives. */
const swingMb = 30;
const mostMb = 600;

export interface Slope {
  readonly mbPerHour: number;
  /** The longest time that one life was looked at. */
  readonly hours: number;
}

/** Slope of all looks around the mean of their own life; null when no life was long enough. */
export function slopeOf(looks: readonly Look[]): Slope | null {
  let [above, below, longest] = [0, 0, 0];
  for (const pid of new Set(looks.map((look) => look.pid))) {
    const life = looks.filter((look) => look.pid === pid);
    const times = life.map(({ hours }) => hours);
    const first = Math.min(...times);
    const lived = Math.max(...times) - first;
    if (lived < leastHours) continue;
    const settled = life.filter(({ hours }) => hours - first >= settleHours);
    const mean = (pick: (look: Look) => number) => settled.reduce((sum, look) => sum + pick(look), 0) / settled.length;
    const [meanHours, meanMb] = [mean(({ hours }) => hours), mean(({ mb }) => mb)];
    for (const { hours, mb } of settled) {
      above += (hours - meanHours) * (mb - meanMb);
      below += (hours - meanHours) ** 2;
    }
    longest = Math.max(longest, lived);
  }
  return below === 0 ? null : { mbPerHour: above / below, hours: longest };
}

/** More than a companion without a leak may seem to grow by. */
export function isLeak({ mbPerHour, hours }: Slope): boolean {
  return mbPerHour > mostMbPerHour + swingMb / hours;
}

export function createMemoryWatch() {
  const looks: Look[] = [];
  const highest = () => Math.max(0, ...looks.map(({ mb }) => mb));
  return {
    note(pid: number): void {
      const { pssMb } = memoryOf([pid]);
      if (pssMb > 0) looks.push({ pid, hours: performance.now() / 3_600_000, mb: pssMb });
    },
    inWords(): string {
      const slope = slopeOf(looks);
      const told =
        slope === null
          ? "no life long enough for a slope"
          : `${slope.mbPerHour.toFixed(1)} MB per hour, the longest life ${(60 * slope.hours).toFixed(0)} min`;
      return `${highest().toFixed(0)} MB at most, ${told}`;
    },
    findings(): string[] {
      const slope = slopeOf(looks);
      return [
        ...(highest() > mostMb ? [`the companion took ${highest().toFixed(0)} MB`] : []),
        ...(slope !== null && isLeak(slope)
          ? [`the companion grows by ${slope.mbPerHour.toFixed(0)} MB per hour`]
          : []),
      ];
    },
  };
}
