/** What a person does on a page: find by the words they see, press, type. Works in Chromium and Firefox alike. */
import type { Page } from "puppeteer";

/** As long as a test may wait at all: a machine that is busy is late, not wrong. */
const patienceMs = 60_000;

const quoted = (text: string) => (text.includes('"') ? `'${text}'` : `"${text}"`);

/** Waits for a button that is named by its text or label and takes presses now, and presses it. */
export async function press(page: Page, name: string): Promise<void> {
  const named = `normalize-space()=${quoted(name)} or @aria-label=${quoted(name)}`;
  await page
    .locator(`::-p-xpath(//*[self::button or @role="radio" or @role="menuitem"][${named}][not(@aria-disabled="true")])`)
    .setTimeout(patienceMs)
    .click();
}

/** Waits for a box by its label and ticks it. */
export async function tick(page: Page, label: string): Promise<void> {
  await page
    .locator(`::-p-xpath(//*[@role="checkbox"][@aria-label=${quoted(label)}])`)
    .setTimeout(patienceMs)
    .click();
}

/** Waits for a field by its label and types into it. */
export async function fill(page: Page, label: string, text: string): Promise<void> {
  const field = `//input[@id=//label[normalize-space()=${quoted(label)}]/@for]`;
  await page.locator(`::-p-xpath(${field})`).setTimeout(patienceMs).fill(text);
}

/** Waits until the page shows the text somewhere. */
export async function sees(page: Page, text: string | RegExp): Promise<void> {
  const { source, flags } = text instanceof RegExp ? text : new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  await page.waitForFunction(
    (pattern, options) => new RegExp(pattern, options).test(document.body.innerText),
    { timeout: patienceMs, polling: 50 },
    source,
    flags,
  );
}
