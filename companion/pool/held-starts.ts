/** Lets automatic starts wait while a changed WhatsApp Web turns accounts bad: running ones are worth more than new tries. */
import type { StartQueue, Turn } from "./start-queue";

export interface StartHold {
  readonly isHeld: () => boolean;
  /** Calls back once automatic starts may go on; the answer takes the wish back. */
  onRelease(go: () => void): () => void;
}

export const neverHeld: StartHold = { isHeld: () => false, onRelease: () => () => {} };

export function createHeldStarts(queue: StartQueue, hold: StartHold): StartQueue {
  function enterLater(): Turn {
    let inner: Turn | null = null;
    let answer: (isGranted: boolean) => void = () => {};
    const granted = new Promise<boolean>((resolve) => {
      answer = resolve;
    });
    const forget = hold.onRelease(() => {
      inner = queue.enter("automatic");
      void inner.granted.then(answer);
    });
    return {
      granted,
      get isGranted() {
        return inner?.isGranted ?? false;
      },
      settle: () => inner?.settle(),
      leave() {
        forget();
        inner?.leave();
        answer(false);
      },
    };
  }

  return {
    enter: (priority) => (priority === "automatic" && hold.isHeld() ? enterLater() : queue.enter(priority)),
  };
}
