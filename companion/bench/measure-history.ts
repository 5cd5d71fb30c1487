/** The step `history`: how fast messages are read and stored, and how soon stored ones are shown and found. */
import type { BenchSurroundings } from "./bench-run";
import { measureStored } from "./measure-stored";
import { measureSync } from "./measure-sync";

export async function measureHistory(around: BenchSurroundings): Promise<void> {
  await measureSync(around);
  await measureStored(around);
}
