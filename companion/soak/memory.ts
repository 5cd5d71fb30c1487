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
/** Below this much observed time a slope says nothing. */
const leastHours = 1 / 12;
const mostMbPerHour = 60;
const mostMb = 600;

/** Slope of all looks around the mean of their own life, in MB per hour; null when too little was seen. */
export function slopeOf(looks: readonly Look[]): number | null {
  let [above, below, span] = [0, 0, 0];
  for (const pid of new Set(looks.map((look) => look.pid))) {
    const life = looks.filter((look) => look.pid === pid);
    const first = Math.min(...life.map(({ hours }) => hours));
    const settled = life.filter(({ hours }) => hours - first >= settleHours);
    if (settled.length < 2) continue;
    const mean = (pick: (look: Look) => number) => settled.reduce((sum, look) => sum + pick(look), 0) / settled.length;
    const [meanHours, meanMb] = [mean(({ hours }) => hours), mean(({ mb }) => mb)];
    for (const { hours, mb } of settled) {
      above += (hours - meanHours) * (mb - meanMb);
      below += (hours - meanHours) ** 2;
    }
    span += Math.max(...settled.map(({ hours }) => hours)) - first;
  }
  return span < leastHours || below === 0 ? null : above / below;
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
      const told = slope === null ? "too short for a slope" : `${slope.toFixed(1)} MB per hour`;
      return `${highest().toFixed(0)} MB at most, ${told}`;
    },
    findings(): string[] {
      const slope = slopeOf(looks);
      return [
        ...(highest() > mostMb ? [`the companion took ${highest().toFixed(0)} MB`] : []),
        ...(slope !== null && slope > mostMbPerHour ? [`the companion grows by ${slope.toFixed(0)} MB per hour`] : []),
      ];
    },
  };
}
