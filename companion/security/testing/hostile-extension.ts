/** An extension of an attacker that may reach every host, loaded into a real browser. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser } from "puppeteer";
import { launchChromium } from "../../../scripts/testing/chromium";
import { firefoxPath } from "../../../scripts/testing/found-browsers";
import type { TrickTarget } from "./tricks";

type Loot = Record<string, string | null>;

export interface HostileExtension {
  /** Runs the tricks inside the extension. */
  try(tricks: (target: TrickTarget) => Promise<Loot>, target: TrickTarget): Promise<Loot>;
  close(): Promise<void>;
}

function writeExtension(manifest: object, file: string, text: string) {
  const dir = mkdtempSync(join(tmpdir(), "saklar-hostile-"));
  const folder = join(dir, "extension");
  mkdirSync(folder);
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ name: "Hostile", version: "1.0", ...manifest }));
  writeFileSync(join(folder, file), text);
  return { folder, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

function closing(browser: Browser, remove: () => void) {
  return async () => {
    await browser.close();
    remove();
  };
}

export async function hostileInChromium(): Promise<HostileExtension> {
  const manifest = {
    ...{ manifest_version: 3, host_permissions: ["<all_urls>"] },
    background: { service_worker: "worker.js" },
  };
  const { folder, remove } = writeExtension(manifest, "worker.js", "self.onmessage = () => {};");
  const browser = await launchChromium({ enableExtensions: [folder] });
  const target = await browser.waitForTarget((one) => one.url().endsWith("/worker.js"));
  const worker = await target.worker();
  if (worker === null) throw new Error("The extension has no worker");
  return { try: (tricks, at) => worker.evaluate(tricks, at), close: closing(browser, remove) };
}

const id = "hostile@example.org";
const uuid = "7b2c5d4e-1f3a-4b60-9c8d-2e3f4a5b6c7d";

/** Manifest 2, which Firefox still takes: its hosts are granted without asking. */
export async function hostileInFirefox(): Promise<HostileExtension> {
  const manifest = {
    ...{ manifest_version: 2, permissions: ["<all_urls>"] },
    browser_specific_settings: { gecko: { id } },
  };
  const { folder, remove } = writeExtension(manifest, "page.html", "<!doctype html><body id=ready>hello</body>");
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: firefoxPath() ?? "firefox",
    // Without it pages of an extension cannot be navigated to.
    args: ["-remote-allow-system-access"],
    extraPrefsFirefox: { "extensions.webextensions.uuids": JSON.stringify({ [id]: uuid }) },
  });
  await browser.installExtension(folder);
  const page = await browser.newPage();
  // Firefox swaps the process on the way, so no load event ever arrives.
  await page.goto(`moz-extension://${uuid}/page.html`, { waitUntil: [] });
  await page.waitForSelector("#ready");
  return { try: (tricks, at) => page.evaluate(tricks, at), close: closing(browser, remove) };
}
