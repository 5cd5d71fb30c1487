/** Attaches puppeteer to a browser that runs already. */
import puppeteer, { type Browser, type ConnectOptions } from "puppeteer";

export function connectBrowser(options: ConnectOptions): Promise<Browser> {
  return puppeteer.connect(options);
}
