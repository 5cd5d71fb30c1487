/** How long this process stood still at a time: whatever took so long held up every account. */
import { monitorEventLoopDelay } from "node:perf_hooks";

const resolutionMs = 20;

/** Answers the longest time since it was asked last, in seconds. */
export function watchLoopLag(): () => number {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  return () => {
    const seconds = delays.max / 1e9;
    delays.reset();
    return seconds;
  };
}
