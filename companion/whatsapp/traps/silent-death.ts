/**
 * Trap: a crashed page, a killed browser and a page in an endless loop raise no event of the library, and its calls
 * hang (gotcha 6). So the page and the process are watched, and a page that answers three probes in a row with
 * silence counts as dead.
 */
import type { Page } from "puppeteer";
import type { StatusReason } from "#shared/status";
import type { OpenBrowser } from "../../browsers/browser-host";
import type { Clock } from "../../clock";
import { pause, within } from "../bounded";

interface DeathWatch {
  readonly opened: OpenBrowser;
  readonly page: Page;
  readonly end: (reason: StatusReason, cause?: Error) => void;
}

export function watchForCrash({ opened, page, end }: DeathWatch): void {
  void opened.gone.then(() => {
    end("browser_crashed", new Error(["The browser ended by itself", ...opened.output()].join("\n")));
  });
  page.once("error", (error) => end("browser_crashed", error));
  page.once("close", () => end("browser_crashed", new Error("The page was closed")));
}

interface ProbeOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly everyMs: number;
  readonly answerMs: number;
  /** Any call the page must answer. */
  readonly probe: () => Promise<unknown>;
  readonly onUnresponsive: () => void;
}

const allowedMisses = 3;

export async function watchForSilence(options: ProbeOptions): Promise<void> {
  const { clock, signal } = options;
  let misses = 0;
  while (!signal.aborted && misses < allowedMisses) {
    await pause(clock, options.everyMs, signal);
    if (signal.aborted) return;
    misses = (await answers(options)) ? 0 : misses + 1;
  }
  if (!signal.aborted) options.onUnresponsive();
}

async function answers({ clock, answerMs, probe }: ProbeOptions): Promise<boolean> {
  try {
    await within(clock, answerMs, "The probe", probe());
    return true;
  } catch {
    return false;
  }
}
