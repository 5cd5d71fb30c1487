/** One look whether a page is of use: the page is asked, and its answer judged with the browser and library it meets. */
import type { Page } from "puppeteer";
import type { AccountBrowser } from "../../browsers/browser-host";
import { libraryVersion } from "../library-client";
import { isNavigationError } from "../traps/library-errors";
import { checkInPage, unreadableAnswer } from "./check-in-page";
import { inWords } from "./errors";
import { notesSymbol } from "./page-hook";
import { judge, type SelfCheck } from "./self-check";

interface UsableLook {
  readonly page: Page;
  readonly browser: Pick<AccountBrowser, "userAgent">;
  /** Not while a link is fresh. */
  readonly mayAskWhatsApp: boolean;
  /** Whether the library could attach its listeners to the page. */
  readonly hasListeners: boolean;
  readonly onUnreadable: (message: string) => void;
}

export async function lookWhetherUsable(look: UsableLook): Promise<SelfCheck> {
  const { page, browser, mayAskWhatsApp, hasListeners, onUnreadable } = look;
  const answer = await page.evaluate(checkInPage, { notesSymbol, mayAskWhatsApp }).catch((thrown: unknown) => {
    if (isNavigationError(thrown)) throw thrown;
    onUnreadable(inWords(thrown).message);
    return unreadableAnswer;
  });
  const [version = ""] = /Chrome\/[\d.]+/.exec(await browser.userAgent()) ?? [];
  return judge(answer, { browser: version, library: libraryVersion, hasListeners });
}
