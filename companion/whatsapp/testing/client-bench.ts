/** Real clients in real Chromiums against the stand-in: what the browser tests of this folder share. */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromePath, lightChromePath } from "../../../scripts/testing/found-browsers";
import { procFs } from "../../browsers/process-table";
import { createSharedTestHost, createTestHost, processesOf } from "../../browsers/testing/test-host";
import { systemClock } from "../../clock";
import { silentLog } from "../../diagnostics/log";
import { createControlClient, type PhoneControl } from "../../simulator/control-client";
import { createSimulator } from "../../simulator/simulator";
import { type ClientDeadlines, defaultClientDeadlines } from "../client-deadlines";
import type { ClientFact, ClientOptions, WhatsAppClient } from "../client-port";
import { createWwebjsClientFactory } from "../wwebjs-client";

type Kind = ClientFact["kind"];
type FactOf<K extends Kind> = Extract<ClientFact, { kind: K }>;

interface OpenOptions extends Partial<ClientOptions> {
  readonly deadlines?: Partial<ClientDeadlines>;
  /** Without them the browser finds no WhatsApp Web at all. */
  readonly chromiumFlags?: readonly string[];
  /** In a Chromium that others may share. */
  readonly isShared?: boolean;
  /** A Chromium that does not answer is killed at once. */
  readonly isQuicklyKilled?: boolean;
}

export class TestClient {
  readonly accountId: string;
  readonly client: WhatsAppClient;
  readonly facts: ClientFact[] = [];
  readonly #watchers = new Set<() => void>();

  constructor(accountId: string, create: (report: (fact: ClientFact) => void) => WhatsAppClient) {
    this.accountId = accountId;
    this.client = create((fact) => {
      this.facts.push(fact);
      for (const look of this.#watchers) look();
    });
  }

  all<K extends Kind>(kind: K): FactOf<K>[] {
    return this.facts.filter((fact): fact is FactOf<K> => fact.kind === kind);
  }

  kinds(): Kind[] {
    return this.facts.map(({ kind }) => kind);
  }

  /** The kinds of facts people hear of, without progress and self-checks. */
  story(): Kind[] {
    return this.kinds().filter((kind) => kind !== "syncing" && kind !== "checked");
  }

  /** The first such fact after the first `after` of them, seen or yet to come. */
  until<K extends Kind>(kind: K, after = 0): Promise<FactOf<K>> {
    return new Promise((resolve) => {
      const look = () => {
        const fact = this.all(kind)[after];
        if (fact === undefined) return;
        this.#watchers.delete(look);
        resolve(fact);
      };
      this.#watchers.add(look);
      look();
    });
  }
}

/** `chromium` for clients with a browser of their own; shared ones need windows, hence the whole Chromium. */
export async function startClientBench(chromium = lightChromePath()) {
  const simulator = createSimulator();
  const { chromiumFlags, controlUrl } = await simulator.start();
  const control = createControlClient(controlUrl);
  const dir = await mkdtemp(join(tmpdir(), "saklar-clients-"));
  const opened: TestClient[] = [];
  let phones = 0;

  const profileOf = (accountId: string) => join(dir, "profiles", accountId);

  function open({
    deadlines,
    chromiumFlags: flags = chromiumFlags,
    isShared,
    isQuicklyKilled,
    ...options
  }: OpenOptions = {}) {
    const { accountId = randomUUID(), link = { method: "qr" }, mayLink = true } = options;
    const factory = createWwebjsClientFactory({
      browserHost: (isShared ? createSharedTestHost : createTestHost)(dir, {
        extraArgs: flags,
        executablePath: isShared ? chromePath() : chromium,
        ...(isQuicklyKilled && { deadlines: { askMs: 100, terminateMs: 100, launchMs: 60_000 } }),
      }),
      clock: systemClock,
      deadlines: { ...defaultClientDeadlines, lookMs: 100, ...deadlines },
      memoryKills: () => 0,
      log: silentLog,
    });
    const client = new TestClient(accountId, (report) => factory({ accountId, link, mayLink }, report));
    opened.push(client);
    return client;
  }

  return {
    control,
    open,
    profileOf,
    addPhone(history = { chats: 3, messages: 30, groups: 1 }): Promise<PhoneControl> {
      phones += 1;
      return control.addPhone(`62812555${String(phones).padStart(5, "0")}`, { pushName: "Toko Kita", history });
    },
    async openLinked(phone: PhoneControl, options: OpenOptions = {}): Promise<TestClient> {
      const client = open(options);
      await client.client.start();
      await phone.scan((await client.until("qr")).text);
      await client.until("ready");
      return client;
    },
    /** The first process of each Chromium that runs, of whichever client. */
    browsers: () => processesOf(dir).filter((pid) => !procFs.read(pid)?.args.some((arg) => arg.includes("--type="))),
    processesOf: (client: TestClient) => processesOf(profileOf(client.accountId)),
    async closeClients() {
      await Promise.all(opened.splice(0).map(({ client }) => client.stop()));
    },
    async close() {
      await this.closeClients();
      await simulator.stop();
      await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

export type ClientBench = Awaited<ReturnType<typeof startClientBench>>;
