/** Composition root: makes the parts of the companion, starts them in order and ends them in the opposite one. */
import { availableParallelism } from "node:os";
import type { Health } from "#shared/pairing";
import { type Accounts, createAccounts } from "./accounts/accounts";
import { takePairingOffer } from "./auth/pairing-file";
import { createPairingWindow, type PairingWindow } from "./auth/pairing-window";
import { createProveCompanion } from "./auth/prove-companion";
import { rememberTokens } from "./auth/token-memory";
import { createIssueToken, createRotateToken } from "./auth/tokens";
import { createRecallDevice, createVerifyToken } from "./auth/verify-token";
import { procFs } from "./browsers/process-table";
import { type Clients, createClients, machineMb } from "./clients";
import { systemClock as clock } from "./clock";
import type { Config } from "./config";
import { prepareDataFolder } from "./data-folder";
import { lockDataFolder } from "./data-lock";
import { readDatabasePlace } from "./database-key";
import type { Log } from "./diagnostics/log";
import { createLogRing, type LogRing } from "./diagnostics/log-ring";
import { createLogger } from "./diagnostics/logger";
import { createEventBus, type EventBus } from "./events/event-bus";
import { readExposure } from "./exposure";
import { createFront, type Front } from "./front";
import { createAnswerOnce } from "./http/idempotency";
import type { ResourceRoutes } from "./http/routes/resources";
import { createMediaPlaces } from "./media/media-places";
import { systemRandom } from "./random";
import { createReadResources } from "./resources/read-resources";
import { watchResources } from "./resources/resource-watch";
import { type CompanionSettingsService, initialSettings, loadCompanionSettings } from "./settings/companion-settings";
import { StartError } from "./start-error";
import { openStore, type Store } from "./store/open-store";
import { version } from "./version";
import { startWebhooks, type Webhooks } from "./webhooks/webhooks";

export interface CompanionOptions {
  /** For every Chromium; a test or demo leads them to the stand-in with it. */
  readonly extraBrowserArgs?: readonly string[];
  readonly log?: Log;
  /** Where that log keeps its last lines. */
  readonly logRing?: LogRing;
  /** Sentences for the person at the terminal. */
  readonly say?: (sentence: string) => void;
  /** Another companion took the data folder, which only happens when this process stood still for long. */
  readonly onLockLost?: () => void;
}

export interface Companion {
  /** Resolves when requests are answered; rejects with a plain sentence when that cannot be. */
  start(): Promise<{ readonly url: string; readonly isPaired: boolean }>;
  /** Takes no more commands, stops every client, then ends. Repeated calls share one ending. */
  stop(): Promise<void>;
  /** Ends every browser at once, for the impatient. */
  killBrowsers(): void;
  readonly pairing: Pick<PairingWindow, "open">;
}

/** Two or three at a time: one start can keep a core busy and costs hundreds of megabytes. */
const parallelStarts = Math.min(3, Math.max(2, Math.floor(availableParallelism() / 4)));

interface Surroundings {
  readonly config: Config;
  readonly bus: EventBus;
  readonly log: Log;
  readonly logRing: LogRing;
  readonly pairing: PairingWindow;
  readonly health: () => Health["status"];
}

interface Opened {
  readonly clients: Clients;
  readonly store: Store;
  readonly settings: CompanionSettingsService;
}

function assembleAccounts({ config, bus, log }: Surroundings, { clients, store, settings }: Opened): Accounts {
  return createAccounts({
    store,
    media: {
      places: createMediaPlaces({ dataDir: config.dataDir, database: store.mediaContents, s3: config.s3 }),
      maxBytes: config.maxMediaBytes,
    },
    clients: clients.create,
    browserHost: clients.browserHost,
    profiles: clients.profiles,
    bus,
    clock,
    log,
    random: Math.random,
    newId: systemRandom.uuid,
    settings: settings.current,
    config: { parallelStarts, startGate: clients.governor, deadlines: clients.deadlines },
  });
}

interface Parts {
  readonly accounts: Accounts;
  readonly webhooks: Webhooks;
  readonly readResources: ResourceRoutes["readResources"];
}

function assembleFront(
  around: Surroundings,
  { store, settings }: Opened,
  { accounts, webhooks, readResources }: Parts,
): Front {
  const { useCases, batch, quota, messages, chats, media, moving, page, counters, outage, listVersion } = accounts;
  const { bus, log, logRing, pairing, health } = around;
  const { audit, idempotency } = store;
  const devices = rememberTokens(store.devices, clock);
  return createFront({
    exposure: readExposure(around.config.exposure),
    accounts: useCases,
    batch,
    audit,
    quota,
    messages,
    chats,
    media,
    moving,
    page,
    counters,
    listVersion,
    webhooks: webhooks.useCases,
    hasWahaAlias: around.config.hasWahaAlias,
    readResources,
    settings,
    devices,
    bus,
    clock,
    log,
    logRing,
    pairing,
    version,
    health,
    networkRetryAt: () => outage.nextTryAt,
    issueToken: createIssueToken({ devices, clock, random: systemRandom }),
    rotateToken: createRotateToken({ devices, clock, random: systemRandom }),
    proveCompanion: createProveCompanion({ devices, clock, instanceId: systemRandom.uuid() }),
    verifyToken: createVerifyToken({ devices, clock, log }),
    recallDevice: createRecallDevice(devices, clock),
    answerOnce: createAnswerOnce({ store: idempotency, log }),
  });
}

function assembleWebhooks({ config, bus, log }: Surroundings, { store }: Opened, { useCases }: Accounts) {
  const { webhookPrivate: privateRanges, webhookRetryMs: retryMs } = config;
  const kept = { store: store.webhooks, readAccount: useCases.read, random: systemRandom };
  return startWebhooks({ ...kept, bus, clock, log, privateRanges, retryMs, version });
}

/** Watches what the browsers take, and answers whoever asks. */
function startResources(
  { memoryBudgetMb }: Config,
  { clients: { browserHost, governor, sampleBrowsers }, settings }: Opened,
  { noteResources }: Accounts,
  log: Log,
) {
  const { placements, pageMb } = browserHost;
  const watch = watchResources({ placements, pageMb, sample: sampleBrowsers, clock, log, onLook: noteResources });
  const read = createReadResources({
    browsers: watch.browsers,
    capacity: governor.capacity,
    totalMb: machineMb(),
    budgetMb: memoryBudgetMb,
    maxRunning: () => settings.current().maxRunning,
    companionBytes: () => process.memoryUsage.rss(),
  });
  return { read, end: watch.end };
}

export function createCompanion(config: Config, options: CompanionOptions = {}): Companion {
  const { extraBrowserArgs = [], say = () => {}, onLockLost = () => {}, logRing = createLogRing() } = options;
  const log = options.log ?? createLogger({ level: config.logLevel, ring: logRing, clock });
  const takeOffer = () => takePairingOffer(config.dataDir);
  const pairing = createPairingWindow({ clock, random: systemRandom, takeOffer });
  const around: Surroundings = { config, bus: createEventBus(), log, logRing, pairing, health: () => health };
  /** In the order in which things began; they end in the opposite one. */
  const endings: (() => Promise<unknown>)[] = [];
  let health: Health["status"] = "ok";
  let clients: Clients | null = null;
  let starting: ReturnType<typeof begin> | null = null;
  let chosen: CompanionSettingsService | null = null;
  let stopping: Promise<void> | null = null;
  around.bus.on("companion.noticed", ({ kind }) => {
    if (health === "draining") return;
    if (kind === "degraded") health = "degraded";
    if (kind === "recovered") health = "ok";
  });

  /** Notes how something that began ends; a start that was called off meanwhile goes no further. */
  function began(...parts: (() => Promise<unknown>)[]): void {
    endings.push(...parts);
    if (stopping !== null) throw new StartError("The start was called off.");
  }

  async function begin() {
    const notice = prepareDataFolder(config.dataDir);
    if (notice !== null) say(notice);
    const lock = await lockDataFolder(config.dataDir, { processes: procFs, onLost: onLockLost });
    began(lock.release);
    // The settings are read later, from the database; until then nothing starts.
    const maxRunning = () => chosen?.current().maxRunning ?? config.maxRunning;
    clients = createClients({ config, maxRunning, extraBrowserArgs, clock, log });
    began(clients.close);
    const store = await openStore({ ...readDatabasePlace(config.database), clock, random: Math.random, log });
    began(store.close);
    await clients.cleanUp();
    await store.idempotency.forgetUnfinished();
    const settings = await loadCompanionSettings(store.settings, initialSettings(config), {
      hasBucket: config.s3 !== null,
    });
    chosen = settings;
    const opened: Opened = { clients, store, settings };
    const accounts = assembleAccounts(around, opened);
    const resources = startResources(config, opened, accounts, log);
    began(async () => resources.end());
    const webhooks = await assembleWebhooks(around, opened, accounts);
    began(webhooks.end);
    const front = assembleFront(around, opened, { accounts, webhooks, readResources: resources.read });
    // The front ends after the clients, so that their last statuses still reach the sockets.
    began(front.close, accounts.shutdown);
    await accounts.boot();
    clients.warmUp();
    const url = await listenOn(front, config);
    return { url, isPaired: (await store.devices.list()).length > 0 };
  }

  async function end(): Promise<void> {
    health = "draining";
    around.bus.emit("companion.noticed", { kind: "draining" });
    // What a start under way has begun must be among the endings.
    await starting?.catch(() => {});
    for (const part of endings.splice(0).reverse()) await part();
  }

  function stop(): Promise<void> {
    stopping ??= end();
    return stopping;
  }

  async function start() {
    try {
      starting = begin();
      return await starting;
    } catch (thrown) {
      await stop();
      throw thrown;
    }
  }

  return { start, stop, killBrowsers: () => clients?.killAll(), pairing };
}

/** Resolves to the address that is served. */
async function listenOn(front: Front, { host, port, exposure }: Config): Promise<string> {
  try {
    const served = await front.listen(host, port);
    const scheme = exposure.tlsCert === undefined ? "http" : "https";
    return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${served}`;
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    const why = code === "EADDRINUSE" ? "is used by another program" : `cannot be listened on (${code})`;
    throw new StartError(`Port ${port} of ${host} ${why}; choose another with SAKLAR_PORT.`);
  }
}
