/** A phone's camera: reads a QR from what is really drawn on the screen. */
import jsQR from "jsqr";
import { PNG } from "pngjs";
import type { Page } from "puppeteer";
import { vi } from "vitest";

/** Waits for a QR that can be read; one that is blurred or being replaced cannot. */
export function readQr(page: Page): Promise<string> {
  return vi.waitFor(async () => {
    const drawing = await page.$('svg[role="img"]');
    if (drawing === null) throw new Error("No QR on the screen");
    const { data, width, height } = PNG.sync.read(Buffer.from(await drawing.screenshot()));
    const text = jsQR(new Uint8ClampedArray(data), width, height)?.data;
    if (!text) throw new Error("No readable QR on the screen");
    return text;
  });
}
