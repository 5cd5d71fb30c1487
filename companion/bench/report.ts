/** Turns the results into tables for people, one for each step and comparison, and into the file for programs. */
import type { Measure } from "./measures";
import type { ResultRow } from "./results";
import type { Summary } from "./statistics";
import { renderTable } from "./table";
import { judge } from "./verdict";

/** `worst` is the 99th percentile of a hundred values or more, else the largest; goals are judged by it. */
export function renderReport(rows: readonly ResultRow[]): string {
  const groups = new Map<string, ResultRow[]>();
  for (const row of rows) {
    const key = `${row.step}\n${row.comparedWith}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map(tableOf).join("\n\n");
}

function tableOf(rows: readonly ResultRow[]): string {
  const [first] = rows;
  const other = first?.comparedWith ?? "";
  const header = [first?.step ?? "", "goal", "reached", "Saklar", "worst", "n", other, "worst", "n", "ratio"];
  return renderTable(header, rows.map(toCells));
}

const words = new Map<boolean | null, string>([
  [true, "reached"],
  [false, "not reached"],
  [null, ""],
]);

function toCells(row: ResultRow): string[] {
  const { ours, other, ratio, goals } = judge(row);
  return [
    row.measure.title,
    goals.map(({ text }) => text).join(", "),
    goals.map(({ isReached }) => words.get(isReached) ?? "").join(", "),
    ...figures(ours, row.measure),
    ...figures(other, row.measure),
    ratio === null ? "" : ratio.toFixed(2),
  ];
}

function figures(summary: Summary | null, { unit }: Measure): string[] {
  if (summary === null) return ["", "", ""];
  return [`${rounded(summary.median)} ${unit}`, `${rounded(summary.high)} ${unit}`, String(summary.n)];
}

/** Whole numbers, but a tenth where a whole number would say little. */
function rounded(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(size < 1 ? 2 : size < 10 ? 1 : 0);
}

/** Every single value, and what the table says of them. */
export function fileRows(rows: readonly ResultRow[]): object[] {
  return rows.map((row) => {
    const { measure, step, comparedWith, values } = row;
    return { step, title: measure.title, unit: measure.unit, comparedWith, ...judge(row), values };
  });
}
