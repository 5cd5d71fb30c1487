import { expect, it } from "vitest";
import { createDice } from "./dice";
import { drawFaults, faults } from "./faults";

it("throws the same again for the same seed, and other things for another", () => {
  const throwAll = (seed: number) => {
    const dice = createDice(seed);
    return Array.from({ length: 20 }, () => drawFaults(dice, 3, faults).map(({ name }) => name));
  };

  expect(throwAll(7)).toEqual(throwAll(7));
  expect(throwAll(7)).not.toEqual(throwAll(8));
});

it("draws every fault sooner or later, and one that ends the companion once and last", () => {
  const dice = createDice(1);

  const drawn = Array.from({ length: 300 }, () => drawFaults(dice, 4, faults));

  expect(new Set(drawn.flat().map(({ name }) => name)).size).toBe(faults.length);
  for (const round of drawn) expect(round.slice(0, -1).filter(({ endsCompanion }) => endsCompanion)).toEqual([]);
});
