/** What every part may say for the operator: an event name and plain fields, never tokens, codes or message bodies. */
import type { LogEvent } from "#shared/log-events";

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  debug(event: LogEvent, fields?: LogFields): void;
  info(event: LogEvent, fields?: LogFields): void;
  warn(event: LogEvent, fields?: LogFields): void;
  error(event: LogEvent, fields?: LogFields): void;
}

/** A log that keeps quiet, for tests and one-shot commands. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
