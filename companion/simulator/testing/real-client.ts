/** The real, unmodified whatsapp-web.js Client in a real Chromium, for the tests of the stand-in; nothing here is shimmed. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import wwebjs from "whatsapp-web.js";
import { type ControlClient, createControlClient, type PhoneControl } from "../control-client";
import type { HistoryPlan } from "../history";
import { installedChromium } from "../installed-chromium";
import type { KnobChanges } from "../knobs";
import { createSimulator } from "../simulator";

// Chromium refuses its sandbox to root only.
const rootFlags = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const recorded = [
  "qr",
  "code",
  "loading_screen",
  "authenticated",
  "ready",
  "change_state",
  "disconnected",
  "message",
  "message_create",
  "message_ack",
] as const;
type EventName = (typeof recorded)[number];

export interface RealClient {
  readonly client: wwebjs.Client;
  /** Names of the events so far, in order. */
  names(): string[];
  all(name: EventName): unknown[][];
  /** The first event of this name that matches, already seen or yet to come. */
  until(name: EventName, matches?: (...args: never[]) => boolean): Promise<unknown[]>;
  /** Settles when the library has injected itself this many times: from then on it hears the page's events. */
  injected(times: number): Promise<void>;
  close(): Promise<void>;
}

interface ClientOptions {
  readonly profile: string;
  readonly chromiumFlags: readonly string[];
  readonly options: Partial<wwebjs.ClientOptions>;
}

/** The library injects again from an event handler; a browser closed under it would be an unhandled rejection. */
function watchInjections(client: wwebjs.Client): Promise<unknown>[] {
  const injections: Promise<unknown>[] = [];
  const library = client as unknown as { inject(): Promise<void> };
  const inject = library.inject.bind(client);
  library.inject = () => {
    const running = inject();
    injections.push(running);
    return running;
  };
  return injections;
}

function openClient({ profile, chromiumFlags, options }: ClientOptions): RealClient {
  const client = new wwebjs.Client({
    authStrategy: new wwebjs.LocalAuth({ dataPath: profile }),
    webVersionCache: { type: "none" },
    ...options,
    puppeteer: { executablePath: installedChromium(), pipe: true, args: [...rootFlags, ...chromiumFlags] },
  });
  const injections = watchInjections(client);
  const log: { name: EventName; args: unknown[] }[] = [];
  const watchers = new Set<() => void>();
  for (const name of recorded) {
    client.on(name, (...args: unknown[]) => {
      log.push({ name, args });
      for (const look of watchers) look();
    });
  }
  const find = (name: EventName, matches: (...args: never[]) => boolean) =>
    log.find((entry) => entry.name === name && matches(...(entry.args as never[])));
  return {
    client,
    names: () => log.map(({ name }) => name),
    all: (name) => log.filter((entry) => entry.name === name).map(({ args }) => args),
    until: (name, matches = () => true) =>
      new Promise((resolve) => {
        const look = () => {
          const entry = find(name, matches);
          if (!entry) return;
          watchers.delete(look);
          resolve(entry.args);
        };
        watchers.add(look);
        look();
      }),
    async injected(times) {
      await vi.waitUntil(() => injections.length >= times, { timeout: 30_000 });
      await injections[times - 1];
    },
    async close() {
      await Promise.allSettled(injections);
      await client.destroy();
    },
  };
}

export interface TestBench {
  readonly controlUrl: string;
  readonly control: ControlClient;
  addPhone(history?: HistoryPlan): Promise<PhoneControl>;
  /** A client on a profile of its own, or on the one named. */
  open(options?: Partial<wwebjs.ClientOptions>, profile?: string): Promise<RealClient & { profile: string }>;
  /** A client whose QR the phone has scanned and that is ready. */
  openLinked(phone: PhoneControl, options?: Partial<wwebjs.ClientOptions>): Promise<RealClient & { profile: string }>;
  closeClients(): Promise<void>;
  close(): Promise<void>;
}

/** A QR that a phone could scan: the library also emits some whose ref is missing. */
export function isRealQr(text: string): boolean {
  return !text.startsWith("undefined");
}

export async function startTestBench(knobs: KnobChanges = {}): Promise<TestBench> {
  const simulator = createSimulator({ knobs });
  const { chromiumFlags, controlUrl } = await simulator.start();
  const control = createControlClient(controlUrl);
  const folder = await mkdtemp(join(tmpdir(), "simulator-test-"));
  const open: RealClient[] = [];
  let phones = 0;
  let profiles = 0;

  const bench: TestBench = {
    controlUrl,
    control,
    addPhone(history) {
      phones += 1;
      return control.addPhone(`62812345${String(phones).padStart(5, "0")}`, history && { history });
    },
    async open(options = {}, knownProfile) {
      profiles += 1;
      const profile = knownProfile ?? join(folder, `profile-${profiles}`);
      const real = openClient({ profile, chromiumFlags, options });
      open.push(real);
      return { ...real, profile };
    },
    async openLinked(phone, options) {
      const real = await bench.open(options);
      const started = real.client.initialize();
      const [qr] = await real.until("qr", isRealQr);
      await phone.scan(String(qr));
      await Promise.all([started, real.until("ready")]);
      return real;
    },
    async closeClients() {
      await Promise.allSettled(open.splice(0).map((real) => real.close()));
    },
    async close() {
      await bench.closeClients();
      await simulator.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  return bench;
}
