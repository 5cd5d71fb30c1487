import { createRequire } from "node:module";
import type { Browser, LaunchOptions, Page } from "puppeteer";
import { expect, it, vi } from "vitest";
import type { OpenBrowser } from "../../browsers/browser-host";
import { installBrowserHandoff, plainUserAgent } from "./browser-handoff";

type LaunchModule = Parameters<typeof installBrowserHandoff>[0] & object;

function fakeOpenBrowser() {
  const setUserAgent = vi.fn(async () => {});
  const page = { setUserAgent } as unknown as Page;
  const browser = {
    pages: async () => [page],
    userAgent: async () => "Mozilla/5.0 HeadlessChrome/156.0.0.0",
    connected: true,
  } as unknown as Browser;
  const close = vi.fn(async () => {});
  const opened: OpenBrowser = { browser, pid: 1, gone: Promise.resolve(), output: () => [], close };
  return { opened, page, setUserAgent, close };
}

it("answers the library's launch with our browser, whose close is ours too", async () => {
  const { opened, page, setUserAgent, close } = fakeOpenBrowser();
  const module: LaunchModule = { launch: vi.fn() };
  const openBrowser = vi.fn(async () => opened);
  installBrowserHandoff(module);

  const browser = await module.launch({ openBrowser, args: ["--flag"] });
  await browser.close();

  expect(openBrowser).toHaveBeenCalledWith(["--flag"]);
  expect(await browser.pages()).toEqual([page]);
  expect(setUserAgent).toHaveBeenCalledWith({ userAgent: "Mozilla/5.0 Chrome/156.0.0.0" });
  expect(close).toHaveBeenCalledOnce();
});

it("leaves other launches alone, and installs itself once", async () => {
  const launch = vi.fn(async (_options?: LaunchOptions) => ({}) as Browser);
  const module: LaunchModule = { launch };
  installBrowserHandoff(module);
  const replaced = module.launch;
  installBrowserHandoff(module);

  await module.launch({ headless: true });

  expect(module.launch).toBe(replaced);
  expect(launch).toHaveBeenCalledWith({ headless: true });
});

it("replaces `launch` on the very object that the library requires", () => {
  installBrowserHandoff();

  const fromLibrary = createRequire(createRequire(import.meta.url).resolve("whatsapp-web.js"));
  expect(fromLibrary("puppeteer").launch.toString()).toContain("openBrowser");
});

it("calls a headless browser by its plain name", () => {
  expect(plainUserAgent("A HeadlessChrome/156.0.0.0 Safari/537.36")).toBe("A Chrome/156.0.0.0 Safari/537.36");
});
