/** Finds what a page keeps from people who see, hear or move differently, as far as a machine can tell. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "puppeteer";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

interface Axe {
  run(options: object): Promise<{ readonly violations: readonly Violation[] }>;
}

/** All rules, and the one of WCAG 2.2 AA that is off by default; a theme changes nothing but colours. */
const everything = { rules: { "target-size": { enabled: true } } };
const colours = { runOnly: ["color-contrast"] };
/** The rest is asked of the same page in memory, in a fraction of the time. */
const whatIsSeen = { runOnly: ["color-contrast", "target-size", "scrollable-region-focusable"] };

/** Half faded in, a text has colours it never keeps. */
function stillness(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    return Promise.allSettled(passing.map(({ finished }) => finished)).then(() => true);
  });
}

async function run(page: Page, options: object): Promise<string[]> {
  await stillness(page);
  // Evaluated, not added as a tag: the extension's content security policy allows no foreign script.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async (given) => {
    const { axe } = window as unknown as { axe: Axe };
    return (await axe.run(given)).violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html }) => ({ html })),
    }));
  }, options);
  return violations
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
    .filter((fault) => !isOpenMenu(fault));
}

/** A menu hangs at its button, and so beside the page's parts. */
const isOpenMenu = (fault: string) => fault.startsWith("region: <div data-radix-popper");

/** Empty when there is nothing to mend, in light and in dark. */
export const findFaults = (page: Page) => faultsInBothThemes(page, everything);

/** The same for what needs sizes and colours. */
export const findVisibleFaults = (page: Page) => faultsInBothThemes(page, whatIsSeen);

/** The page keeps the theme it has. */
async function faultsInBothThemes(page: Page, rules: object): Promise<string[]> {
  const theme = await page.evaluate(() => document.documentElement.dataset.theme);
  const faults = await run(page, rules);
  await wear(page, theme === "dark" ? "light" : "dark");
  const otherFaults = (await run(page, colours)).map((fault) => `in the other theme, ${fault}`);
  await wear(page, theme);
  return [...faults, ...otherFaults];
}

function wear(page: Page, theme: string | undefined): Promise<void> {
  return page.evaluate((wanted) => {
    if (wanted === undefined) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = wanted;
  }, theme);
}
