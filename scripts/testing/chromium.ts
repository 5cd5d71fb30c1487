/** Chromium as tests of the extension and of hostile pages start it. */
import type { Readable } from "node:stream";
import puppeteer, { type Browser, type LaunchOptions } from "puppeteer";
import { chromePath } from "./found-browsers";

/** Extensions are loaded over the pipe only; the sandbox is refused to root only. */
export async function launchChromium({ args = [], ...options }: LaunchOptions = {}): Promise<Browser> {
  const browser = await puppeteer.launch({
    executablePath: chromePath(),
    pipe: true,
    timeout: 60_000,
    args: [...args, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    ...options,
  });
  hearLateErrors(browser);
  return browser;
}

/** Puppeteer stops listening to its pipes when it closes; an ECONNRESET that comes later would end the whole test run. */
function hearLateErrors(browser: Browser): void {
  for (const pipe of browser.process()?.stdio.slice(3) ?? []) (pipe as Readable | null)?.on("error", () => {});
}
