/** What the bench says about its goals. */
import { expect, it } from "vitest";
import type { Goal } from "./measures";
import { judge } from "./verdict";

function judged(goals: readonly Goal[], ours: readonly number[], other: readonly number[] = []) {
  const measure = { title: "start", unit: "ms" as const, goals };
  return judge({ step: "starts", measure, comparedWith: "plain", values: { ours, other } });
}

it.each<[Goal, readonly number[], readonly number[], string, boolean | null]>([
  [{ of: "worst", below: 50 }, [10, 49], [], "< 50 ms", true],
  [{ of: "worst", below: 50 }, [10, 50], [], "< 50 ms", false],
  [{ of: "median", below: 50 }, [10, 20, 90], [], "< 50 ms (median)", true],
  [{ of: "ratio", atMost: 0.5 }, [1], [2], "≤ 0.5 ×", true],
  [{ of: "ratio", atMost: 0.5 }, [3], [4], "≤ 0.5 ×", false],
  [{ of: "ratio", atLeast: 0.8 }, [80], [100], "≥ 0.8 ×", true],
  [{ of: "ratio", atLeast: 0.8 }, [79], [100], "≥ 0.8 ×", false],
  [{ of: "ratio", atLeast: 0.8 }, [79], [], "≥ 0.8 ×", null],
  [{ of: "worst", below: 50 }, [], [], "< 50 ms", null],
])("%j of %j beside %j is %s: %s", (goal, ours, other, text, isReached) => {
  expect(judged([goal], ours, other).goals).toEqual([{ text, isReached }]);
});

it("the worst of a hundred values is their 99th percentile", () => {
  const values = Array.from({ length: 100 }, (_value, index) => index + 1);

  expect(judged([{ of: "worst", below: 100 }], values).goals[0]?.isReached).toBe(true);
});

it("a ratio to nothing is none", () => {
  expect(judged([], [1], [0]).ratio).toBeNull();
});
