/** The text inside a linking QR: a ref that names the page, three keys and a platform, joined by commas. */
import type { QrKeys } from "./wire";

export interface QrText extends QrKeys {
  readonly ref: string;
}

export function writeQrText({ ref, noise, identity, advSecret, platform }: QrText): string {
  return [ref, noise, identity, advSecret, platform].join(",");
}

export function readQrText(text: string): QrText | null {
  const [ref, noise, identity, advSecret, platform, ...rest] = text.trim().split(",");
  if (!ref || !noise || !identity || !advSecret || !platform || rest.length > 0) return null;
  return { ref, noise, identity, advSecret, platform };
}
