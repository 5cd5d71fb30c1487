/** One account's part of a shared browser: its page, what that page opened, and the files of its profile. */
import type { Page, Target } from "puppeteer";
import { pause, TimeLimitError, within } from "../bounded";
import type { Clock } from "../clock";
import type { AccountBrowser } from "./browser-host";
import { hasOpenFiles } from "./open-files";
import type { ProcessTable } from "./process-table";
import type { RunningBrowser } from "./start-browser";

export interface AccountWindow {
  readonly page: Page;
  /** What is handed to whoever drives the account: it shows none of the neighbours. */
  readonly browser: AccountBrowser;
  /** What the page holds by its own count, in MB; null when it does not say. */
  pageMb(): Promise<number | null>;
  /** Closes every page of the account; resolves to whether all of it is gone and its profile let go of in time. */
  close(): Promise<boolean>;
}

interface WindowOptions {
  readonly running: RunningBrowser;
  readonly target: Target;
  readonly profile: string;
  readonly processes: ProcessTable;
  readonly clock: Clock;
  readonly closeMs: number;
}

export async function takeWindow(options: WindowOptions): Promise<AccountWindow> {
  const { running, target } = options;
  const page = await target.page();
  if (page === null) throw new Error("The account's window has no page");
  const session = await target.createCDPSession();
  const { targetInfo } = await session.send("Target.getTargetInfo");
  await session.detach();
  return {
    page,
    browser: {
      pages: async () => (page.isClosed() ? [] : [page]),
      userAgent: () => running.browser.userAgent(),
      get connected() {
        return running.browser.connected && !page.isClosed();
      },
    },
    pageMb: () => askPageMb(page, options.clock),
    close: () => closeWindow({ ...options, contextId: targetInfo.browserContextId, asked: new Set() }),
  };
}

const askPageMs = 2_000;
const megabyte = 1024 * 1024;

/** Script, the page's own objects and buffers; a page that hangs counts nothing. */
function askPageMb(page: Page, clock: Clock): Promise<number | null> {
  return within(clock, askPageMs, "Asking the page what it holds", readPageMb(page)).catch(() => null);
}

async function readPageMb(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  try {
    const usage = await session.send("Runtime.getHeapUsage");
    return (usage.totalSize + usage.embedderHeapUsedSize + usage.backingStorageSize) / megabyte;
  } finally {
    await session.detach().catch(() => {});
  }
}

const pollMs = 25;

interface OpenWindow extends WindowOptions {
  /** What Chromium calls the account's profile. */
  readonly contextId: string | undefined;
  /** Pages that were told to close: told again, Chromium's patience with one that hangs would begin anew. */
  readonly asked: Set<string>;
}

async function closeWindow(options: OpenWindow): Promise<boolean> {
  const { running, clock, closeMs } = options;
  const over = new AbortController();
  try {
    await within(clock, closeMs, "Closing the account's pages", untilClosed(options, over.signal));
    return true;
  } catch (thrown) {
    // Nobody answers any more: the account's part is gone if the browser is.
    return !(thrown instanceof TimeLimitError) && !running.browser.connected;
  } finally {
    over.abort();
  }
}

async function untilClosed(options: OpenWindow, signal: AbortSignal): Promise<void> {
  // Chromium may write one last file after it has closed the others: gone is who is not seen twice.
  for (let absences = 0; absences < 2 && !signal.aborted; absences = (await isThere(options)) ? 0 : absences + 1) {
    await pause(options.clock, pollMs, signal);
  }
}

/** Chromium unloads a profile, and writes out what it holds, a little after its last page was closed. */
async function isThere(options: OpenWindow): Promise<boolean> {
  const { running, profile, processes, contextId, asked } = options;
  const { session } = running;
  const { targetInfos } = await session.send("Target.getTargets");
  const pages = targetInfos.filter((info) => info.browserContextId === contextId && info.type === "page");
  const fresh = pages.filter(({ targetId }) => !asked.has(targetId));
  for (const { targetId } of fresh) asked.add(targetId);
  await Promise.all(fresh.map(({ targetId }) => session.send("Target.closeTarget", { targetId }).catch(() => {})));
  return pages.length > 0 || (await hasOpenFiles(running.pid, profile, processes));
}
