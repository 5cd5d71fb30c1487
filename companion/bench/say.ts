/** Tells the person at the terminal what goes on, and since when. */
import { performance } from "node:perf_hooks";

export function say(progress: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${progress}\n`);
}
