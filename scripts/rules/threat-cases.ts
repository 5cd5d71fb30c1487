/** Which test file shows which cases of the threat list (A1, A2 …), told from the titles that begin with them. */
import type { TestTitle } from "./test-titles";

export const lastCase = 57;

/** The cases a title begins with: `A20, A21, A54: …` shows three, `… A1` none. */
export function casesOf(title: string): number[] {
  const [beginning] = /^A\d+(?:, A\d+)*(?=:)/.exec(title) ?? [""];
  return [...beginning.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

/** Sorted cases with runs of three and more drawn together: `A1–A3, A7`. */
export function inShort(cases: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const one of [...new Set(cases)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.[1] === one - 1) run[1] = one;
    else runs.push([one, one]);
  }
  return runs
    .map(([from, to]) => (from === to ? `A${from}` : `A${from}${to - from === 1 ? ", " : "–"}A${to}`))
    .join(", ");
}

/** A Markdown table, one row for each test file, ordered by its first case. */
export function caseTable(titles: readonly TestTitle[]): string {
  const byFile = new Map<string, number[]>();
  for (const { file, title } of titles) {
    const cases = casesOf(title);
    if (cases.length > 0) byFile.set(file, [...(byFile.get(file) ?? []), ...cases]);
  }
  const firstOf = (cases: readonly number[]) => Math.min(...cases);
  const rows = [...byFile].sort(([a, one], [b, other]) => firstOf(one) - firstOf(other) || (a < b ? -1 : 1));
  return ["| Cases | Test |", "|---|---|", ...rows.map(([file, cases]) => `| ${inShort(cases)} | \`${file}\` |`)].join(
    "\n",
  );
}
