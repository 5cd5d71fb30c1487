/** Where a bulk command stands: chosen, running, done; each state keeps only what is true in it. Pure. */
import type { BatchItem, BatchKind, SettingsChange } from "../../account-actions/batch-actions";

/** What the bar offers; logging out many is left to scripts. */
export type BarCommand =
  | { readonly kind: Exclude<BatchKind, "logout"> }
  | { readonly kind: "update"; readonly change: SettingsChange };

export type BatchRun =
  | { readonly step: "idle" }
  | {
      readonly step: "running";
      readonly command: BarCommand;
      readonly total: number;
      readonly done: readonly BatchItem[];
    }
  | { readonly step: "finished"; readonly command: BarCommand; readonly items: readonly BatchItem[] };

type FailedItem = Extract<BatchItem, { ok: false }>;

export interface BatchTally {
  readonly ok: number;
  readonly failed: readonly FailedItem[];
  readonly cancelled: readonly FailedItem[];
}

export function tallyOf(items: readonly BatchItem[]): BatchTally {
  const refused = items.filter((item): item is FailedItem => !item.ok);
  return {
    ok: items.length - refused.length,
    failed: refused.filter(({ code }) => code !== "cancelled"),
    cancelled: refused.filter(({ code }) => code === "cancelled"),
  };
}
