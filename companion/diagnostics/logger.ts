/** The log as JSON lines on stderr. Stdout belongs to what scripts read. */
import pino, { type DestinationStream, type LevelWithSilent } from "pino";
import type { LogEvent } from "#shared/log-events";
import { type Clock, isoTime } from "../clock";
import type { Log, LogFields } from "./log";
import type { LogRing } from "./log-ring";
import { redactFields } from "./redact";

interface LoggerOptions {
  readonly level: LevelWithSilent;
  /** Stderr unless a test wants to read along. */
  readonly destination?: DestinationStream;
  /** Keeps what is written, as it is written. */
  readonly ring: Pick<LogRing, "add">;
  readonly clock: Clock;
}

export function createLogger({ level, destination, ring, clock }: LoggerOptions): Log {
  // Synchronous, so that the last line before an exit is written.
  const stream = destination ?? pino.destination({ dest: 2, sync: true });
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
  const write =
    (at: "debug" | "info" | "warn" | "error") =>
    (event: LogEvent, fields: LogFields = {}) => {
      // Most lines are below the level: nothing is redacted for them.
      if (!logger.isLevelEnabled(at)) return;
      const kept = redactFields(fields);
      ring.add({ at: isoTime(clock), level: at, event, fields: kept });
      logger[at](kept, event);
    };
  return { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}
