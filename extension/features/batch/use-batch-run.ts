/** Runs a bulk command from the bar: progress, cancelling the rest, and what came of each account. */
import { useRef, useState } from "react";
import type { BatchOptions } from "../../account-actions/batch-actions";
import { useBatch } from "../../app/AppContext";
import { type BarCommand, type BatchRun, tallyOf } from "./batch-run";

export interface BatchControl {
  readonly run: BatchRun;
  start(command: BarCommand, accountIds: readonly string[]): Promise<void>;
  cancelRest(): void;
  retryFailed(): void;
  close(): void;
}

export function useBatchRun(): BatchControl {
  const batch = useBatch();
  const [run, setRun] = useState<BatchRun>({ step: "idle" });
  const abort = useRef<AbortController | null>(null);
  const start = async (command: BarCommand, accountIds: readonly string[]) => {
    const controller = new AbortController();
    abort.current = controller;
    const total = accountIds.length;
    setRun({ step: "running", command, total, done: [] });
    const options: BatchOptions = {
      signal: controller.signal,
      onProgress: (done) => setRun({ step: "running", command, total, done }),
    };
    const items = await (command.kind === "update"
      ? batch.updateMany(accountIds, command.change, options)
      : batch.run(command.kind, accountIds, options));
    setRun({ step: "finished", command, items });
  };
  return {
    run,
    start,
    cancelRest: () => abort.current?.abort(),
    retryFailed: () => {
      if (run.step !== "finished") return;
      void start(
        run.command,
        tallyOf(run.items).failed.map(({ accountId }) => accountId),
      );
    },
    close: () => setRun({ step: "idle" }),
  };
}
