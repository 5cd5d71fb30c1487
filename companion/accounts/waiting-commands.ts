/** Commands that wait for their turn behind statuses. Where a status cannot be stored, none waits on: each is told so. */
import { AppError } from "../errors";
import type { StatusLine } from "./status-line";

/** Far more than a batch of every account there may be; statuses that happened are never refused. */
export const maxWaitingCommands = 2_000;

export interface WaitingCommands {
  /** Rejects with the task's error, `too_many_requests`, or `store_unavailable` when refused; then it never runs. */
  run<T>(task: () => Promise<T> | T): Promise<T>;
  refuseAll(): void;
}

/** A status that cannot be stored keeps everything behind it waiting. */
export const stuckStore = () => new AppError("store_unavailable", { retryAfter: 5 });

export function createWaitingCommands(line: Pick<StatusLine, "run">): WaitingCommands {
  const waiting = new Set<(error: AppError) => void>();

  async function run<T>(task: () => Promise<T> | T): Promise<T> {
    if (waiting.size >= maxWaitingCommands) throw new AppError("too_many_requests", { retryAfter: 1 });
    return new Promise<T>((resolve, reject) => {
      waiting.add(reject);
      line.run(async () => (waiting.delete(reject) ? resolve(await task()) : undefined)).catch(reject);
    });
  }

  return {
    run,
    refuseAll() {
      for (const refuse of waiting) refuse(stuckStore());
      waiting.clear();
    },
  };
}
