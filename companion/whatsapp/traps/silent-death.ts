/**
 * Trap: a crashed page, a killed browser and a page in an endless loop raise no event of the library, and its calls
 * hang (gotcha 6). So the page and the process are watched, and a page that answers three probes in a row with
 * silence counts as dead. What a ready page is asked also shows whether its events arrive: see `dead-bridge`.
 */
import type { Page } from "puppeteer";
import type { StatusReason } from "#shared/status";
import { pause, within } from "../../bounded";
import type { OpenBrowser } from "../../browsers/browser-host";
import type { Clock } from "../../clock";
import { toError } from "../../errors";

interface DeathWatch {
  readonly opened: OpenBrowser;
  readonly page: Page;
  readonly end: (reason: StatusReason, cause?: Error) => void;
  /** Of a death that was noticed just now. */
  readonly reason: () => StatusReason;
}

export function watchForCrash({ opened, page, end, reason }: DeathWatch): void {
  void opened.gone.then(() => {
    end(reason(), new Error(["The browser ended by itself", ...opened.output()].join("\n")));
  });
  page.once("error", (error) => end(reason(), error));
  page.once("close", () => end("browser_crashed", new Error("The page was closed")));
}

interface ProbeOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly everyMs: number;
  readonly answerMs: number;
  /** Any call the page must answer. */
  readonly probe: () => Promise<unknown>;
  /** With what became of the last probe. */
  readonly onUnresponsive: (cause: Error) => void;
}

const allowedMisses = 3;

export async function watchForSilence(options: ProbeOptions): Promise<void> {
  const { clock, signal } = options;
  for (let misses = 0; !signal.aborted; ) {
    await pause(clock, options.everyMs, signal);
    if (signal.aborted) return;
    const failure = await failureOf(options);
    misses = failure === null ? 0 : misses + 1;
    if (failure !== null && misses === allowedMisses && !signal.aborted) return options.onUnresponsive(failure);
  }
}

async function failureOf({ clock, answerMs, probe }: ProbeOptions): Promise<Error | null> {
  try {
    await within(clock, answerMs, "The page's answer to a probe", probe());
    return null;
  } catch (thrown) {
    return toError(thrown);
  }
}
