/** The log as JSON lines on stderr. Stdout belongs to what scripts read. */
import pino, { type DestinationStream, type LevelWithSilent } from "pino";
import type { Log, LogFields } from "./log";
import { redactFields } from "./redact";

interface LoggerOptions {
  readonly level: LevelWithSilent;
  /** Stderr unless a test wants to read along. */
  readonly destination?: DestinationStream;
}

export function createLogger({ level, destination }: LoggerOptions): Log {
  // Synchronous, so that the last line before an exit is written.
  const stream = destination ?? pino.destination({ dest: 2, sync: true });
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
  const write =
    (at: "debug" | "info" | "warn" | "error") =>
    (event: string, fields: LogFields = {}) => {
      // Most lines are below the level: nothing is redacted for them.
      if (logger.isLevelEnabled(at)) logger[at](redactFields(fields), event);
    };
  return { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}
