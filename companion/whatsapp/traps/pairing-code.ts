/**
 * Trap: with the library's pairing option an error of the first code is an unhandled rejection (gotcha 5), and a code
 * asked for while the QR page reloads never arrives (drift row 12, #1543). So the page starts with its QR, which is kept
 * to ourselves, and codes are asked for one by one with a limit, a few tries and a new one when the old one dies.
 */

import { pause, within } from "../../bounded";
import type { Clock } from "../../clock";
import { toError } from "../../errors";

interface CodeOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How long one request may take, and how long a code lives. */
  readonly requestMs: number;
  readonly lifeMs: number;
  readonly request: () => Promise<string>;
  readonly isLinked: () => boolean;
  readonly onCode: (code: string) => void;
  readonly onRefused: (error: Error) => void;
}

export interface CodeFlow {
  /** The page waits for a phone: asks for codes until one is used. Further calls change nothing. */
  begin(): void;
  /** The page loaded anew: its code is void. */
  reset(): void;
}

const maxTries = 4;
const pauseMs = 2_000;
/** WhatsApp answered, and asking again only makes it worse. */
const refusal = /overlimit|rate.?limit|forbidden|not.?allowed|bad.?request/i;

export function createCodeFlow(options: CodeOptions): CodeFlow {
  let run = new AbortController();
  let isRunning = false;

  async function keepAsking(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !options.isLinked()) {
      const outcome = await requestCode(options, signal);
      if (signal.aborted || options.isLinked()) return;
      if (outcome instanceof Error) return options.onRefused(outcome);
      options.onCode(outcome);
      await pause(options.clock, options.lifeMs, signal);
    }
  }

  return {
    begin() {
      if (isRunning) return;
      isRunning = true;
      run = new AbortController();
      void keepAsking(AbortSignal.any([run.signal, options.signal]));
    },
    reset() {
      isRunning = false;
      run.abort();
    },
  };
}

async function requestCode(options: CodeOptions, signal: AbortSignal): Promise<string | Error> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await within(options.clock, options.requestMs, "The pairing code", options.request());
    } catch (thrown) {
      const error = toError(thrown);
      if (tries === maxTries || refusal.test(`${error.name} ${error.message}`)) return error;
    }
    await pause(options.clock, pauseMs, signal);
    if (signal.aborted || options.isLinked()) return new Error("The request was called off");
  }
}
