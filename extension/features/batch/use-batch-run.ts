/** Runs a bulk command from the bar: progress, cancelling the rest, and what came of each account. */
import { useRef, useState } from "react";
import { useBatch } from "../../app/AppContext";
import { type BarKind, type BatchRun, tallyOf } from "./batch-run";

export interface BatchControl {
  readonly run: BatchRun;
  start(kind: BarKind, accountIds: readonly string[]): Promise<void>;
  cancelRest(): void;
  retryFailed(): void;
  close(): void;
}

export function useBatchRun(): BatchControl {
  const batch = useBatch();
  const [run, setRun] = useState<BatchRun>({ step: "idle" });
  const abort = useRef<AbortController | null>(null);
  const start = async (kind: BarKind, accountIds: readonly string[]) => {
    const controller = new AbortController();
    abort.current = controller;
    const total = accountIds.length;
    setRun({ step: "running", kind, total, done: [] });
    const items = await batch.run(kind, accountIds, {
      signal: controller.signal,
      onProgress: (done) => setRun({ step: "running", kind, total, done }),
    });
    setRun({ step: "finished", kind, items });
  };
  return {
    run,
    start,
    cancelRest: () => abort.current?.abort(),
    retryFailed: () => {
      if (run.step !== "finished") return;
      void start(
        run.kind,
        tallyOf(run.items).failed.map(({ accountId }) => accountId),
      );
    },
    close: () => setRun({ step: "idle" }),
  };
}
