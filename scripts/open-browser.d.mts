/** Types of the visible browser, for the demo. */
import type { Browser } from "puppeteer";

export function openBrowserWithExtension(options: {
  readonly root: string;
  readonly executablePath?: string | undefined;
  readonly userDataDir?: string;
  readonly pages?: readonly string[];
}): Promise<Browser | null>;
