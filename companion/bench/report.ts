/** Turns the results into the table people read: the figures, the PRD's figure beside them, and the ratio of the two subjects. */
import type { Measure } from "./measures";
import type { ResultRow } from "./results";
import { type Summary, summarise } from "./statistics";
import { renderTable } from "./table";

const header = ["", "PRD", "Saklar", "worst", "n", "kept", "plain", "worst", "n", "Saklar : plain"];

/** `worst` is the 99th percentile of a hundred values or more, else the largest; `kept` is judged by it. */
export function renderReport(rows: readonly ResultRow[]): string {
  return renderTable(header, rows.map(toCells));
}

function toCells({ measure, values }: ResultRow): string[] {
  const own = summaryOf(values.Saklar);
  const plain = summaryOf(values["plain whatsapp-web.js"]);
  return [
    measure.title,
    measure.limit === undefined ? "" : `< ${measure.limit} ${measure.unit}`,
    ...figures(own, measure),
    verdict(own, measure),
    ...figures(plain, measure),
    own && plain && plain.median > 0 ? (own.median / plain.median).toFixed(2) : "",
  ];
}

function summaryOf(values: readonly number[]): Summary | null {
  return values.length === 0 ? null : summarise(values);
}

function figures(summary: Summary | null, { unit }: Measure): string[] {
  if (summary === null) return ["", "", ""];
  return [`${rounded(summary.median)} ${unit}`, `${rounded(summary.high)} ${unit}`, String(summary.n)];
}

/** Whole numbers, but a tenth where a whole number would say little. */
function rounded(value: number): string {
  return Math.abs(value) < 10 ? value.toFixed(1) : value.toFixed(0);
}

function verdict(summary: Summary | null, { limit }: Measure): string {
  if (summary === null || limit === undefined) return "";
  if (summary.high < limit) return "yes";
  return summary.median < limit ? "not always" : "no";
}
