/** However pages arrive, each entry is shown once and none is left out in between. */
import { expect, it } from "vitest";
import type { Activity } from "#shared/activity";
import { addNewer, addOlder, linesOf } from "./activity-pages";

const page = (revs: readonly number[], nextBefore: number | null): Activity => ({
  entries: revs.map((rev) => ({ rev, status: "ready", reason: null, at: "2026-01-25T09:00:00.000Z" })),
  failures: [],
  nextBefore,
});
const revsOf = ({ entries }: Activity) => entries.map(({ rev }) => rev);

it("puts older entries below", () => {
  const both = addOlder(page([9, 8], 8), page([7, 6], null));

  expect([revsOf(both), both.nextBefore]).toEqual([[9, 8, 7, 6], null]);
});

it("puts newer entries on top and shows none twice", () => {
  const both = addNewer(page([9, 8, 7, 6], 6), page([10, 9], 9));

  expect([revsOf(both), both.nextBefore]).toEqual([[10, 9, 8, 7, 6], 6]);
});

it("begins anew when something in between was not read", () => {
  const both = addNewer(page([5, 4], null), page([20, 19], 19));

  expect([revsOf(both), both.nextBefore]).toEqual([[20, 19], 19]);
});

it("takes the whole log when it fits on a page", () => {
  expect(revsOf(addNewer(page([2, 1], null), page([12, 2, 1], null)))).toEqual([12, 2, 1]);
});

it("keeps each failed command once, and puts it where it belongs in time", () => {
  const failure = (id: number, afterRev: number, minute: string) =>
    ({ id, afterRev, command: "start", code: "draining", at: `2026-01-25T09:${minute}:00.000Z` }) as const;
  const both = addNewer(
    { ...page([3, 2], 2), failures: [failure(2, 2, "01"), failure(1, 2, "00")] },
    { ...page([4, 3], 3), failures: [failure(3, 3, "02"), failure(2, 2, "01")] },
  );
  const all = addOlder(both, { ...page([1], null), failures: [] });

  expect(all.failures.map(({ id }) => id)).toEqual([3, 2, 1]);
  expect(linesOf(all).map((line) => (line.kind === "failure" ? `failed ${line.failure.id}` : line.entry.rev))).toEqual([
    "failed 3",
    "failed 2",
    "failed 1",
    ...[4, 3, 2, 1],
  ]);
});
