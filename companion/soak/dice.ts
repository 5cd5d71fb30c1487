/** Chance that can be repeated: the same seed throws the same faults in the same order. */

export interface Dice {
  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number;
  pick<T>(items: readonly T[]): T;
  chance(share: number): boolean;
  /** Dice of their own for something that must not disturb what comes after it. */
  fork(): Dice;
}

export function createDice(seed: number): Dice {
  const next = numbers(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick: (items) => {
      const picked = items[below(items.length)];
      if (picked === undefined) throw new RangeError("There is nothing to pick from.");
      return picked;
    },
    chance: (share) => next() < share,
    fork: () => createDice(below(2 ** 31)),
  };
}

/** Mulberry32, by Tommy Ettinger: small, and good enough to spread faults. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
