/** The real, unmodified whatsapp-web.js Client in a real Chromium, for the tests of the stand-in; nothing here is shimmed. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import wwebjs from "whatsapp-web.js";
import { lightChromePath } from "../../../scripts/testing/found-browsers";
import { type ControlClient, createControlClient, type PhoneControl } from "../control-client";
import type { HistoryPlan } from "../history";
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
  /** The QRs so far that a phone can scan: the library also emits some whose ref is missing. */
  qrs(): string[];
  /** The first of them, already seen or yet to come. */
  qr(): Promise<string>;
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
    // A navigation that follows at once ends this injection; the library's handler has nobody who would hear of it.
    return injections.length === 1 ? running : running.catch(() => {});
  };
  return injections;
}

function hasRef(text: string): boolean {
  return !text.startsWith("undefined");
}

function openClient({ profile, chromiumFlags, options }: ClientOptions): RealClient {
  const client = new wwebjs.Client({
    // Told of a logout, the library removes the profile under the running browser, which goes on writing for a while.
    authStrategy: new wwebjs.LocalAuth({ dataPath: profile, rmMaxRetries: 20 }),
    webVersionCache: { type: "none" },
    ...options,
    // Not by pipe: puppeteer stops listening to a pipe's errors when it closes, and a late ECONNRESET would end the run.
    puppeteer: { executablePath: lightChromePath(), timeout: 60_000, args: [...rootFlags, ...chromiumFlags] },
  });
  const injections = watchInjections(client);
  const destroy = client.destroy.bind(client);
  // Called by the library itself when a link ends, where nobody would hear that the browser was closed already.
  client.destroy = () => destroy().catch(() => {});
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
  const until: RealClient["until"] = (name, matches = () => true) =>
    new Promise((resolve) => {
      const look = () => {
        const entry = find(name, matches);
        if (!entry) return;
        watchers.delete(look);
        resolve(entry.args);
      };
      watchers.add(look);
      look();
    });
  return {
    client,
    names: () => log.map(({ name }) => name),
    all: (name) => log.filter((entry) => entry.name === name).map(({ args }) => args),
    until,
    qrs: () => log.flatMap(({ name, args }) => (name === "qr" ? [String(args[0])] : [])).filter(hasRef),
    qr: async () => String((await until("qr", hasRef))[0]),
    async injected(times) {
      await vi.waitUntil(() => injections.length >= times);
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
      // Scanned only when the library listens: it misses a sync that ends before.
      await real.client.initialize();
      await phone.scan(await real.qr());
      await real.until("ready");
      return real;
    },
    async closeClients() {
      await Promise.allSettled(open.splice(0).map((real) => real.close()));
    },
    async close() {
      await bench.closeClients();
      await simulator.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
  return bench;
}
