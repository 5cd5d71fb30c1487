/** Keeps a Chromium that has room open behind a blank window, so that the next start needs no launch. */
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import type { OpenBrowser } from "./browser-host";

export interface WarmBrowserOptions {
  /** Opens the blank window, in a Chromium of its own. */
  readonly open: () => Promise<OpenBrowser>;
  /** Removes what the blank window left on disk. */
  readonly clear: () => Promise<void>;
  /** Whether a Chromium that runs anyway has room for one more account. */
  readonly hasRoom: () => boolean;
  /** Whether no account is beside the blank window, to keep its Chromium open. */
  readonly isAlone: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

export interface WarmBrowser {
  /** To be called whenever an account came or went. */
  look(): void;
  /** Closes the blank window for good. */
  end(): Promise<void>;
}

/** After the last account left its Chromium is still closing, and after a failure nothing is gained by haste. */
const againMs = 10_000;

export function createWarmBrowser({ open, clear, hasRoom, isAlone, clock, log }: WarmBrowserOptions): WarmBrowser {
  let keeper: Promise<OpenBrowser> | null = null;
  let isOver = false;
  let cancel = () => {};

  function lookLater(): void {
    cancel();
    if (!isOver) cancel = clock.after(againMs, look);
  }

  async function keep(): Promise<void> {
    try {
      keeper = open();
      const opened = await keeper;
      look();
      await opened.gone;
      await clear();
    } catch (thrown) {
      log.warn("browser.not_warm", { message: toError(thrown).message });
    } finally {
      keeper = null;
      lookLater();
    }
  }

  function look(): void {
    if (keeper === null) {
      if (!isOver && !hasRoom()) void keep();
    } else if (!isAlone()) {
      void keeper.then((opened) => opened.close()).catch(() => {});
    }
  }

  return {
    look,
    async end() {
      isOver = true;
      cancel();
      const opened = await keeper?.catch(() => null);
      await opened?.close();
    },
  };
}
