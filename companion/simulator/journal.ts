/** What happened in the stand-in, in order: tests read it, and people who wonder what the library did. */
import type { Clock } from "../clock";

export interface JournalEntry {
  readonly index: number;
  readonly at: string;
  readonly what: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Journal {
  write(what: string, details?: Readonly<Record<string, unknown>>): void;
  /** Entries with an index above `after`. */
  read(after?: number): readonly JournalEntry[];
}

const keep = 5_000;

export function createJournal(clock: Clock): Journal {
  const entries: JournalEntry[] = [];
  let count = 0;
  return {
    write(what, details = {}) {
      count += 1;
      entries.push({ index: count, at: new Date(clock.now()).toISOString(), what, details });
      if (entries.length > keep) entries.shift();
    },
    read: (after = 0) => entries.filter((entry) => entry.index > after),
  };
}
