/** The phones' web page, clicked as a person would. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTestBench, type TestBench } from "./testing/real-client";

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench();
});
afterAll(() => bench.close());

test("a click scans the waiting QR, and a written message reaches the account", async () => {
  const phone = await bench.addPhone();
  const { client, until } = await bench.open();
  await client.initialize();
  await until("qr");
  const page = await client.pupBrowser?.newPage();
  if (!page) throw new Error("no browser");
  const failures: unknown[] = [];
  page.on("pageerror", (error) => failures.push(error));
  await page.goto(bench.controlUrl);

  // The page draws its buttons anew whenever something changes: found and pressed in one go.
  await page.locator("#waiting button").click();
  await until("ready");
  await page.locator("#deliver [name=text]").fill("halo dari ponsel");
  await page.locator("#deliver button").click();

  expect(await until("message")).toMatchObject([{ body: "halo dari ponsel" }]);
  expect((await phone.view()).deviceIds).toHaveLength(1);
  await vi.waitFor(async () => expect(await page.$eval("#phone-state", ({ textContent }) => textContent)).toMatch("1"));
  expect(failures).toEqual([]);
});
