/** Lets nothing through that is not expected: a companion of another version, or one that is not ours, may send any text. */

export const unknown = "unknown";

export function wordOf<Word extends string>(known: readonly Word[], word: Word): Word | typeof unknown {
  return known.includes(word) ? word : unknown;
}

export function timeText(time: number | string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? unknown : date.toISOString();
}
