/** Boils repeated measurements down to what a reader compares: the middle and the bad end. */

export interface Summary {
  readonly n: number;
  readonly median: number;
  /** The 99th percentile; of fewer than a hundred values that is the largest. */
  readonly high: number;
}

const fewest = 100;

export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = (sorted.length - 1) / 2;
  return (at(sorted, Math.floor(middle)) + at(sorted, Math.ceil(middle))) / 2;
}

/** Nearest rank: always a value that was really measured. `share` is in (0, 1]. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = ascending(values);
  return at(sorted, Math.ceil(share * sorted.length) - 1);
}

export function summarise(values: readonly number[]): Summary {
  return { n: values.length, median: median(values), high: percentile(values, values.length < fewest ? 1 : 0.99) };
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((one, other) => one - other);
}

function at(sorted: readonly number[], index: number): number {
  const value = sorted[index];
  if (value === undefined) throw new RangeError("Nothing was measured.");
  return value;
}
