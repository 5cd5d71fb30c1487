/** How a soak ends: figures as rows, and everything that must not have been. */
import { renderTable } from "../bench/table";
import type { SoakResult } from "./soak-run";

export interface Verdict {
  readonly rows: readonly (readonly [string, string])[];
  readonly findings: readonly string[];
}

export function verdictOf(result: SoakResult): Verdict {
  const { rounds, struck, starts, scans, statuses, stuck, findings, memory } = result;
  const faults = [...struck].toSorted(([, one], [, other]) => other - one);
  const total = faults.reduce((sum, [, times]) => sum + times, 0);
  return {
    rows: [
      ["faults", String(total)],
      ["rounds", String(rounds)],
      ["accounts that ended stuck", String(stuck.length)],
      ["starts by a person", String(starts)],
      ["scans by a person", String(scans)],
      ["statuses told", String(statuses)],
      ["memory of the companion", memory],
      ...faults.map(([name, times]) => [`fault: ${name}`, String(times)] as const),
    ],
    findings,
  };
}

export function renderVerdict({ rows, findings }: Verdict): string {
  const verdict = findings.length === 0 ? "Verdict: every invariant held." : `Verdict: ${findings.length} breaches.`;
  return [renderTable(["soak", "figure"], rows), "", verdict, ...findings.map((one) => `- ${one}`), ""].join("\n");
}
