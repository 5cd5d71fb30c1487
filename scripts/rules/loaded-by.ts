/** Follows imports from one file to everything that is loaded with it. */
import type { SourceImport } from "./source-imports";

/** The way from `start` to each file and package that it loads: `kinds` says which imports count. */
export function loadedBy(
  start: string,
  imports: readonly SourceImport[],
  kinds: readonly SourceImport["kind"][],
): Map<string, string> {
  const ways = new Map([[start, start]]);
  for (const [file, way] of ways) {
    for (const { from, to, kind } of imports) {
      if (from === file && kinds.includes(kind) && !ways.has(to)) ways.set(to, `${way} -> ${to}`);
    }
  }
  return ways;
}
