/** The ways to what a picture is to show, as hands would go them. */

export const press = (selector) => async (page) => {
  await page.waitForSelector(selector);
  await page.click(selector);
};

/** The item by its icon, which neither the language nor a new item above it changes. */
export async function openMenuItem(page, account, icon) {
  const buttons = await page.$$("button[aria-haspopup=menu]");
  for (const button of buttons) {
    const label = await button.evaluate((node) => node.getAttribute("aria-label") ?? "");
    if (!label.includes(account)) continue;
    await button.click();
    const item = await page.waitForSelector(`[role=menuitem]:has(svg.lucide-${icon})`);
    await item.click();
    return;
  }
  throw new Error(`No menu for ${account}`);
}

export async function pressFor(page, account, position = 0) {
  const buttons = await page.$$(`button[aria-label$="${account}"]:not([aria-haspopup], [role=checkbox])`);
  await buttons[position].click();
}

export async function selectSome(page, count) {
  const boxes = await page.$$("[role=checkbox]");
  for (const box of boxes.slice(0, count)) await box.click();
}

export async function typeName(page, name) {
  await page.waitForSelector("[role=dialog] input");
  await page.type("[role=dialog] input", name);
}

export const turnOn =
  (...positions) =>
  async (page) => {
    await page.waitForSelector("[role=switch]");
    for (const position of positions) await (await page.$$("[role=switch]")).at(position).click();
  };

export async function openDetails(page) {
  await openMenuItem(page, "Toko Ayam 1", "info");
  await page.waitForSelector("[role=dialog] ol li");
  await page.waitForSelector("[role=dialog] details");
}

export async function openImport(page) {
  await page.click("header button:last-child");
  await press("[role=dialog] button:has(+ button + button[type=submit])")(page);
  await page.waitForSelector("[role=dialog] input[type=file]");
}

/** Some fields ticked, some left as they are. */
export async function openBulkSettings(page) {
  await selectSome(page, 5);
  await page.click("section[aria-label] button svg.lucide-sliders-horizontal");
  await page.waitForSelector("[role=dialog] [role=checkbox]");
  for (const position of [0, 4]) await (await page.$$("[role=dialog] [role=checkbox]"))[position].click();
  await page.type("[role=dialog] input[list]", "Grosir,");
}

/** What stands below the bars, and the days in words. */
export async function openTables(page) {
  await openDetails(page);
  for (const summary of await page.$$("[role=dialog] summary")) await summary.click();
}

/** The dead letters of one webhook, and the form for another. */
export async function openWebhooks(page) {
  await page.waitForSelector("li:has(svg.lucide-webhook)");
  await page.click("li:has(svg.lucide-webhook) button[aria-expanded]");
  await page.click("section:has(svg.lucide-webhook) > button, section:has(svg.lucide-webhook) > :last-child button");
  await page.$eval("li:has(svg.lucide-webhook)", (item) => item.scrollIntoView());
}

export const settle = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The banner waits five seconds before it tells of a break. */
export async function goAway(_page, companion) {
  companion.goAway();
  await settle(6_000);
}
