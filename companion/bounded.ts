/** Limits for promises that may never settle: a page in an endless loop answers no call. */
import type { Clock } from "./clock";

export class TimeLimitError extends Error {
  override readonly name = "TimeLimitError";
}

/** `promise`, or a rejection after `ms`; what `promise` does later is dropped. */
export async function within<T>(clock: Clock, ms: number, what: string, promise: Promise<T>): Promise<T> {
  let cancel = () => {};
  const limit = new Promise<never>((_, reject) => {
    cancel = clock.after(ms, () => reject(new TimeLimitError(`${what} took longer than ${ms} ms`)));
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    cancel();
  }
}

/** Resolves after `ms`, or as soon as `signal` aborts. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const finish = () => {
      cancel();
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const cancel = clock.after(ms, finish);
    signal.addEventListener("abort", finish, { once: true });
  });
}
