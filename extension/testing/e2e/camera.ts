/** A phone's camera: reads a QR from what is really drawn on the screen. */
import jsQR from "jsqr";
import { PNG } from "pngjs";
import type { Page } from "puppeteer";

/** Waits for a QR that can be read; one that is blurred or being replaced cannot. */
export async function readQr(page: Page): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const drawing = await page.waitForSelector('svg[role="img"]', { visible: true });
    const picture = await drawing?.screenshot().catch(() => undefined);
    const { data, width, height } = PNG.sync.read(Buffer.from(picture ?? ""));
    const text = jsQR(new Uint8ClampedArray(data), width, height)?.data;
    if (text) return text;
  }
  throw new Error("No readable QR on the screen");
}
