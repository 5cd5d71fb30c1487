/**
 * Tells systemd that the companion serves, still lives, and is ending (`Type=notify`, `WatchdogSec`). The messages go
 * through a kind of socket that Node has not, so systemd's own program sends them: where there is systemd, it is there.
 */
import type { ChildProcess, SpawnOptions } from "node:child_process";
import { type Clock, repeat } from "./clock";
import type { Log } from "./diagnostics/log";

type Spawn = (command: string, args: readonly string[], options: SpawnOptions) => ChildProcess;

export interface ServiceNotice {
  /** From now on requests are answered; signs of life begin. */
  ready(): void;
  ending(): void;
}

interface ServiceNoticeOptions {
  /** Whether anybody listens. */
  readonly isWanted: boolean;
  /** After so long without a sign of life systemd ends the companion with all its browsers; undefined: it does not. */
  readonly watchdogMs: number | undefined;
  readonly spawn: Spawn;
  readonly clock: Clock;
  readonly log: Log;
}

/** One lost message must not end a companion that lives. */
const beatsPerLimit = 3;

export function createServiceNotice({ isWanted, watchdogMs, spawn, clock, log }: ServiceNoticeOptions): ServiceNotice {
  if (!isWanted) return { ready: () => {}, ending: () => {} };

  /** Never rejects: a companion that cannot tell is no worse for it. */
  function tell(message: string): Promise<void> {
    return new Promise((resolve) => {
      const child = spawn("systemd-notify", [message], { stdio: "ignore" });
      child.once("error", ({ message: why }) => {
        log.warn("service.not_told", { message, why });
        resolve();
      });
      child.once("exit", () => resolve());
    });
  }

  return {
    ready() {
      void tell("READY=1");
      // A loop that stands still starts no program: that is what the watchdog waits for.
      if (watchdogMs !== undefined)
        repeat(
          clock,
          watchdogMs / beatsPerLimit,
          () => tell("WATCHDOG=1"),
          () => {},
        );
    },
    ending: () => void tell("STOPPING=1"),
  };
}
