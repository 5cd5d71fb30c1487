/** Whether what was measured is what was wanted: one rule for the table and the file. */
import type { Goal, Measure } from "./measures";
import type { ResultRow } from "./results";
import { type Summary, summarise } from "./statistics";

export interface Judged {
  readonly ours: Summary | null;
  readonly other: Summary | null;
  /** Median to median; null where one side is missing. */
  readonly ratio: number | null;
  readonly goals: readonly { readonly text: string; readonly isReached: boolean | null }[];
}

const summaryOf = (values: readonly number[]): Summary | null => (values.length === 0 ? null : summarise(values));

function figureOf(goal: Goal, ours: Summary | null, ratio: number | null): number | null {
  if (goal.of === "ratio") return ratio;
  if (ours === null) return null;
  return goal.of === "median" ? ours.median : ours.high;
}

function meets(figure: number, { below, atMost, atLeast }: Goal): boolean {
  return (
    (below === undefined || figure < below) &&
    (atMost === undefined || figure <= atMost) &&
    (atLeast === undefined || figure >= atLeast)
  );
}

function textOf({ of, below, atMost, atLeast }: Goal, { unit }: Measure): string {
  const bound = below ?? atMost ?? atLeast ?? 0;
  const sign = below !== undefined ? "<" : atMost !== undefined ? "≤" : "≥";
  if (of === "ratio") return `${sign} ${bound} ×`;
  return `${sign} ${bound} ${unit}${of === "median" ? " (median)" : ""}`;
}

export function judge({ measure, values }: ResultRow): Judged {
  const ours = summaryOf(values.ours);
  const other = summaryOf(values.other);
  const ratio = ours !== null && other !== null && other.median > 0 ? ours.median / other.median : null;
  const goals = (measure.goals ?? []).map((goal) => {
    const figure = figureOf(goal, ours, ratio);
    return { text: textOf(goal, measure), isReached: figure === null ? null : meets(figure, goal) };
  });
  return { ours, other, ratio, goals };
}
