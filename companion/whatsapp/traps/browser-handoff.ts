/**
 * Trap: whatsapp-web.js launches the browser itself and keeps it out of reach until its first page is set up; a
 * client destroyed before that leaks the process (gotcha 8). It has no launch hook, so `launch` is replaced on the
 * puppeteer module object that the library uses.
 */
import { createRequire } from "node:module";
import type { Browser, LaunchOptions } from "puppeteer";
import type { OpenBrowser } from "../../browsers/browser-host";

export type OpenForLibrary = (args: readonly string[]) => Promise<OpenBrowser>;

/** What a client puts among its puppeteer options; the library hands them to `launch` untouched. */
export interface HandoffOptions {
  readonly openBrowser: OpenForLibrary;
}

/** All that whatsapp-web.js asks of a launched browser. */
type LibraryBrowser = Pick<Browser, "pages" | "isConnected" | "close">;

interface LaunchModule {
  launch(options?: LaunchOptions & Partial<HandoffOptions>): Promise<LibraryBrowser>;
}

/** Resolved from the library's own place: the object it requires, not one like it. */
function libraryPuppeteer(): LaunchModule {
  const here = createRequire(import.meta.url);
  return createRequire(here.resolve("whatsapp-web.js"))("puppeteer");
}

/** Modules whose `launch` is replaced already. */
const replaced = new WeakSet<LaunchModule>();

export function installBrowserHandoff(module: LaunchModule = libraryPuppeteer()): void {
  if (replaced.has(module)) return;
  replaced.add(module);
  const launch = module.launch;
  module.launch = async (options) => {
    if (options?.openBrowser === undefined) return launch(options);
    return browserForLibrary(await options.openBrowser(options.args ?? []));
  };
}

async function browserForLibrary({ browser, close }: OpenBrowser): Promise<LibraryBrowser> {
  const pages = await browser.pages();
  const userAgent = plainUserAgent(await browser.userAgent());
  await Promise.all(pages.map((page) => page.setUserAgent({ userAgent })));
  return { pages: () => browser.pages(), isConnected: () => browser.connected, close };
}

/** The real browser's name: the library's default is Chrome 101, which WhatsApp may turn away as outdated. */
export function plainUserAgent(userAgent: string): string {
  return userAgent.replace("HeadlessChrome", "Chrome");
}
