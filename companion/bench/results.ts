/** Collects what was measured: per step and measure, ours and what it is compared with, in the order it was first seen. */
import { type Measure, plain } from "./measures";

/** `ours`, or the other side of the comparison. */
export type Side = "ours" | "other";

export interface ResultRow {
  readonly step: string;
  readonly measure: Measure;
  readonly comparedWith: string;
  readonly values: Readonly<Record<Side, readonly number[]>>;
}

export interface Results {
  record(measure: Measure, side: Side, ...values: readonly number[]): void;
  /** What the figures alone do not tell, for below the table. */
  note(remark: string): void;
  rows(): readonly ResultRow[];
  notes(): readonly string[];
  /** From here on everything belongs to this step. */
  begin(step: string): void;
}

export function createResults(): Results {
  const rows = new Map<string, ResultRow & { readonly values: Record<Side, number[]> }>();
  const notes: string[] = [];
  let step = "";
  return {
    begin: (next) => {
      step = next;
    },
    record(measure, side, ...values) {
      const key = `${step}\n${measure.title}`;
      const comparedWith = measure.comparedWith ?? plain;
      const row = rows.get(key) ?? { step, measure, comparedWith, values: { ours: [], other: [] } };
      row.values[side].push(...values);
      rows.set(key, row);
    },
    note: (remark) => notes.push(remark),
    notes: () => notes,
    rows: () => [...rows.values()],
  };
}
