/** Ctrl+C ends everything the demo started, politely once and at once the second time. */
import type { Demo } from "./start-demo";

export interface Ending {
  /** Something else to close, before the demo itself. */
  also(close: () => Promise<void>): void;
  /** Waits for work; when it fails, ends everything first, or never settles where that is under way already. */
  guard(work: Promise<void>): Promise<void>;
}

export function endOnSignals(demo: Pick<Demo, "stop" | "killBrowsers">): Ending {
  const closers: (() => Promise<void>)[] = [];
  let isEnding = false;
  const end = async () => {
    if (isEnding) {
      demo.killBrowsers();
      process.exit(1);
    }
    isEnding = true;
    process.stdout.write("\nEnding …\n");
    for (const close of closers) await close();
    await demo.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  return {
    also: (close) => closers.push(close),
    async guard(work) {
      try {
        await work;
      } catch (error) {
        if (isEnding) await new Promise(() => {});
        await demo.stop();
        throw error;
      }
    },
  };
}
