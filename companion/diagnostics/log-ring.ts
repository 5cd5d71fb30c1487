/** The last lines of the log in memory, for a diagnosis. A terminal that was closed has shown them to nobody. */
import { keptLogLines } from "#shared/log-events";
import type { LogLine } from "#shared/log-lines";

export interface LogRing {
  add(line: LogLine): void;
  /** The oldest first. */
  read(): LogLine[];
}

export function createLogRing(): LogRing {
  const lines: LogLine[] = [];
  return {
    add(line) {
      lines.push(line);
      if (lines.length > keptLogLines) lines.shift();
    },
    read: () => [...lines],
  };
}
