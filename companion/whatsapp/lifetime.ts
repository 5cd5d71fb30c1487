/** The one ending of a client, however many causes ask for it: the browser is gone before `ended` is reported. */
import type { StatusReason } from "#shared/status";
import type { ClientFact } from "./client-port";

export interface Lifetime {
  /** Aborts as soon as the end begins. */
  readonly signal: AbortSignal;
  isOver(): boolean;
  /** Something else ended the client: closes everything, then reports why. Later causes are ignored. */
  end(reason: StatusReason, cause?: Error): void;
  /** The owner is about to stop: nothing is reported any more. */
  mute(): void;
  /** The owner wants the end, and hears of it by this promise alone. */
  stop(): Promise<void>;
}

export function createLifetime(report: (fact: ClientFact) => void, close: () => Promise<void>): Lifetime {
  const over = new AbortController();
  let closing: Promise<void> | undefined;

  function begin(): Promise<void> {
    over.abort();
    closing ??= close();
    return closing;
  }

  return {
    signal: over.signal,
    isOver: () => over.signal.aborted,
    end(reason, cause) {
      if (over.signal.aborted) return;
      void begin().then(() => report({ kind: "ended", reason, ...(cause !== undefined && { cause }) }));
    },
    mute: () => over.abort(),
    stop: begin,
  };
}
