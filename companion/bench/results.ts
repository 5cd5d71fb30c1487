/** Collects what was measured, per measure and subject, in the order it was first seen. */
import type { Measure } from "./measures";

export const subjectNames = ["Saklar", "plain whatsapp-web.js"] as const;
export type SubjectName = (typeof subjectNames)[number];

export interface ResultRow {
  readonly measure: Measure;
  readonly values: Readonly<Record<SubjectName, readonly number[]>>;
}

export interface Results {
  record(measure: Measure, subject: SubjectName, value: number): void;
  /** What the figures alone do not tell, for below the table. */
  note(remark: string): void;
  rows(): readonly ResultRow[];
  notes(): readonly string[];
}

export function createResults(): Results {
  const rows = new Map<string, { measure: Measure; values: Record<SubjectName, number[]> }>();
  const notes: string[] = [];
  return {
    record(measure, subject, value) {
      const row = rows.get(measure.title) ?? { measure, values: { Saklar: [], "plain whatsapp-web.js": [] } };
      row.values[subject].push(value);
      rows.set(measure.title, row);
    },
    note: (remark) => notes.push(remark),
    notes: () => notes,
    rows: () => [...rows.values()],
  };
}
