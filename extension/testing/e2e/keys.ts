/** What a person does who has a keyboard only; works in Chromium and Firefox alike. */
import type { KeyInput, Page } from "puppeteer";
import { expect } from "vitest";

/** More stops than any page here has. */
const mostSteps = 80;

interface Focus {
  /** What it is called: label, or text. */
  readonly name: string;
  /** Whether one who looks can tell that the keyboard is here. */
  readonly isMarked: boolean;
}

/** Where the keyboard is. */
function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement;
    const labels = [...(element.labels ?? [])].map(({ textContent }) => textContent).join(" ");
    const labelledBy = document.getElementById(element.getAttribute("aria-labelledby") ?? "")?.textContent;
    const name = element.getAttribute("aria-label") ?? (labelledBy || labels || element.textContent || "");
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return {
      name: element === document.body ? "(nowhere)" : name.replace(/\s+/g, " ").trim(),
      isMarked: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
    };
  });
}

/** Presses the key until the focus is on what is called so; every stop on the way has to be seen. */
export async function walkTo(page: Page, name: string, key: KeyInput = "Tab"): Promise<void> {
  const passed: string[] = [];
  if ((await focusOf(page)).name === name) return;
  // Behind the last stop come the browser's own bars; Firefox without a window marks nothing after them.
  for (let isInside = true; passed.length < mostSteps; ) {
    await page.keyboard.press(key);
    const focus = await focusOf(page);
    passed.push(focus.name);
    isInside &&= focus.name !== "(nowhere)";
    if (isInside) expect(focus).toEqual({ ...focus, isMarked: true });
    if (focus.name === name) return;
  }
  throw new Error(`The keyboard never came to "${name}", but to: ${passed.join(" | ")}`);
}

/** Opens a menu and takes one of its items, without a pointer. */
export async function choose(page: Page, menu: string, item: string): Promise<void> {
  await walkTo(page, menu);
  await page.keyboard.press("Enter");
  await page.waitForSelector("[role=menu]");
  await walkTo(page, item, "ArrowDown");
  await page.keyboard.press("Enter");
}
