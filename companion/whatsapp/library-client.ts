/** Builds the whatsapp-web.js client the way this companion needs it; the only place that runs code of the library. */
import wwebjs, { type ClientOptions as LibraryOptions } from "whatsapp-web.js";
import { compatScript } from "./compat/compat-script";
import type { HandoffOptions, OpenForLibrary } from "./traps/browser-handoff";
import { createKeptProfile } from "./traps/kept-profile";
import { skipPageBody } from "./traps/page-body";
import type { InjectingClient } from "./traps/repeated-injection";

/** The library's client with the steps it keeps out of its types. */
export type LibraryClient = InstanceType<typeof wwebjs.Client> &
  InjectingClient & { initWebVersionCache(): Promise<void> };

/** Missing from the library's types. */
export const libraryVersion = (wwebjs as unknown as { readonly version: string }).version;

/** What the library asks for on the browser's command line. */
export const libraryBrowserArgs: readonly string[] = ["--disable-blink-features=AutomationControlled"];

interface LibraryClientOptions {
  readonly openBrowser: OpenForLibrary;
  /** Asked when WhatsApp Web wants to be linked. */
  readonly mayLink: () => boolean;
  /** How long the page may take until WhatsApp Web shows its version. */
  readonly versionMs: number;
}

export function createLibraryClient({ openBrowser, mayLink, versionMs }: LibraryClientOptions): LibraryClient {
  const puppeteer: HandoffOptions = { openBrowser };
  const options = {
    puppeteer,
    authStrategy: createKeptProfile(mayLink),
    authTimeoutMs: versionMs,
    webVersionCache: { type: "none" },
    // Left alone: the browser hand-off sets the real one.
    userAgent: false,
    takeoverOnConflict: false,
    evalOnNewDoc: compatScript(),
    // The pool counts.
    qrMaxRetries: 0,
  };
  // The types of the library know neither our hand-off, nor that `userAgent` may be off and a script may be text.
  const client = new wwebjs.Client(options as unknown as LibraryOptions) as LibraryClient;
  skipPageBody(client);
  return client;
}
