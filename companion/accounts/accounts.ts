/** Puts accounts, pool and history together: the one call that `main` makes. */
import type { CompanionSettings } from "#shared/companion-settings";
import type { BrowserHost } from "../browsers/browser-host";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import type { EventBus } from "../events/event-bus";
import type { ChatReader } from "../history/chat-reader";
import type { HistoryStore } from "../history/history-store";
import { createLiveMessages } from "../history/live-messages";
import { createQuietAfterLink } from "../history/quiet-after-link";
import type { MediaIndex } from "../media/media-index";
import type { MediaPlaces } from "../media/media-place";
import { withMediaNoted } from "../media/noted-history";
import { createMessageSender } from "../messages/send-message";
import type { SendStore } from "../messages/send-store";
import type { MovingStore } from "../moving/moving-store";
import { createClientPool } from "../pool/client-pool";
import { type Deadlines, defaultDeadlines } from "../pool/deadlines";
import { createOutage, type Outage } from "../pool/outage";
import type { ReportSink } from "../pool/pool-report";
import { watchForSleep } from "../pool/sleep-watch";
import type { StartGate } from "../pool/start-queue";
import { createLocalDays } from "../quota/local-days";
import { createQuota } from "../quota/quota";
import type { QuotaStore } from "../quota/quota-store";
import { quietMsAt } from "../settings/quiet-hours";
import type { ClientFactory } from "../whatsapp/client-port";
import { type AccountContext, announceAccount } from "./account-context";
import { createAccountHistory } from "./account-history";
import { createAccountMedia } from "./account-media";
import { createAccountService } from "./account-service";
import type { AccountStore } from "./account-store";
import { createActivityNotes } from "./activity-notes";
import { type BatchUseCases, createBatchService } from "./batch-service";
import { bootAccounts } from "./boot";
import { type ChatUseCases, createChatCommands } from "./chat-commands";
import { createCheckTaker } from "./check-taker";
import { watchDays } from "./day-watch";
import { createDriftGuard, type DriftGuard } from "./drift-guard";
import type { DriftStore } from "./drift-store";
import { createFailureNotes, type FailureStore, withFailuresNoted } from "./failure-notes";
import { createLeftovers } from "./leftovers";
import { createListVersion } from "./list-version";
import { createLiveState, type LiveState } from "./live-state";
import { createMediaCommands, type MediaUseCases } from "./media-commands";
import { createMessageCommands, type MessageUseCases } from "./message-commands";
import { createMovingCommands, type MovingUseCases } from "./moving-commands";
import { createPageCommands, type PageCommands } from "./page-commands";
import { watchIdle } from "./parking";
import { createPoolReports } from "./pool-reports";
import { createQuotaCommands, type QuotaUseCases } from "./quota-commands";
import { createResourceNotes, type NoteResources } from "./resource-notes";
import { createStatusWriter, type StatusWriter } from "./status-writer";
import { createUnderWay } from "./under-way";
import type { AccountUseCases } from "./use-cases";

export interface AccountsOptions {
  readonly store: {
    readonly accounts: AccountStore;
    readonly failures: FailureStore;
    readonly history: HistoryStore;
    readonly chats: ChatReader;
    readonly drift: DriftStore;
    readonly quota: QuotaStore;
    readonly sends: SendStore;
    readonly media: MediaIndex;
    readonly moving: MovingStore;
  };
  readonly media: { readonly places: MediaPlaces; readonly maxBytes: number };
  readonly clients: ClientFactory;
  readonly browserHost: Pick<BrowserHost, "removeProfile" | "setApart">;
  readonly profiles: AccountContext["profiles"];
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 ≤ x < 1; spreads automatic restarts. */
  readonly random: () => number;
  readonly newId: () => string;
  /** What deriving a file's key costs; less only in tests. */
  readonly passphraseWork?: number;
  /** As they are now: they may change while the companion runs. */
  readonly settings: () => CompanionSettings;
  readonly config: {
    /** How many clients may launch at the same time. */
    readonly parallelStarts: number;
    /** What else a launch must wait for. */
    readonly startGate?: StartGate | undefined;
    readonly deadlines?: Partial<Deadlines> | undefined;
  };
}

export interface Accounts {
  readonly useCases: AccountUseCases;
  readonly quota: QuotaUseCases;
  readonly messages: MessageUseCases;
  readonly chats: ChatUseCases;
  readonly media: MediaUseCases;
  readonly moving: MovingUseCases;
  /** Resolves when no media is being fetched or moved. */
  mediaIdle(): Promise<void>;
  readonly batch: BatchUseCases;
  /** Puts stored statuses right, finishes deletes, starts what starts by itself. Before sockets are served. */
  boot(): Promise<void>;
  /** Refuses new starts and stops every client; resolves when all is stored and every process is gone. */
  shutdown(): Promise<void>;
  readonly page: PageCommands;
  readonly noteResources: NoteResources;
  readonly listVersion: () => string;
  readonly counters: StatusWriter["counters"];
  /** Whether the network is away for all accounts, and when it is tried again. */
  readonly outage: Pick<Outage, "nextTryAt">;
}

function quietAfterLinkOf({ store, clock, config }: AccountsOptions) {
  const quietMs = config.deadlines?.quietAfterLinkMs ?? defaultDeadlines.quietAfterLinkMs;
  return createQuietAfterLink({ linkedAt: store.accounts.linkedAt, clock, quietMs });
}

function createToldOutage(writer: Pick<StatusWriter, "tell">, clock: Clock): Outage {
  return createOutage({
    clock,
    onBegin: () => writer.tell("companion.noticed", { kind: "network_lost" }),
    onEnd: () => writer.tell("companion.noticed", { kind: "network_back" }),
  });
}

function createToldGuard(writer: Pick<StatusWriter, "tell">, bus: EventBus): DriftGuard {
  const guard = createDriftGuard({
    onHold: () => writer.tell("companion.noticed", { kind: "whatsapp_changed" }),
    onRelease: () => writer.tell("companion.noticed", { kind: "whatsapp_recovered" }),
  });
  bus.on("account.removed", ({ accountId }) => guard.forget(accountId));
  return guard;
}

/** The pool reports to the writer, and the use cases command the pool: this ties the knot. */
function createContext(options: AccountsOptions, live: LiveState, isDraining: () => boolean) {
  const { store, clients, browserHost, profiles, bus, clock, log, random, newId, config, settings } = options;
  const writer = createStatusWriter({ accounts: store.accounts, live, bus, clock, log });
  const guard = createToldGuard(writer, bus);
  const outage = createToldOutage(writer, clock);
  const pool = createClientPool({
    clients,
    hold: guard,
    outage,
    clock,
    random,
    log,
    parallelStarts: config.parallelStarts,
    startGate: config.startGate,
    deadlines: config.deadlines,
    raiseEpoch: (accountId, epoch) => writer.exclusively(() => store.accounts.raiseEpoch(accountId, epoch)),
    sink: (...report) => sink(...report),
  });
  const underWay = createUnderWay();
  const media = createAccountMedia({ ...options, ...underWay, assertQuietIsOver: quietAfterLinkOf(options) }, pool);
  const days = createLocalDays({ clock, timeZone: () => settings().timeZone });
  const context: AccountContext = {
    days,
    quota: createQuota({ store: store.quota, days, clock, newId }),
    underWay,
    accounts: store.accounts,
    failures: store.failures,
    history: store.history,
    media,
    moving: store.moving,
    profiles,
    exports: new Set(),
    pool,
    writer,
    leftovers: createLeftovers({ clock, log }),
    ...{ live, bus, browserHost, clock, log, newId },
    settings,
    isDraining,
  };
  const activity = createActivityNotes({ accounts: store.accounts, live, clock, log });
  const sink: ReportSink = createPoolReports({
    ...{ writer, clock, log },
    onBattery: (accountId, battery) =>
      writer.exclusively(async () => {
        live.patch(accountId, { battery });
        await announceAccount(context, accountId);
      }),
    onChecked: createCheckTaker({
      drift: store.drift,
      guard,
      writer,
      clock,
      log,
      announce: (accountId) => announceAccount(context, accountId),
    }),
    onAck: (event) => store.history.saveAck(event).then(() => writer.tell("message.acked", event)),
    onMessage: createLiveMessages({
      history: withMediaNoted(store.history, media.wake),
      touch: activity.note,
      onSeen: (event) => writer.tell("message.seen", event),
    }),
  });
  return { ...context, activity, outage };
}

export function createAccounts(options: AccountsOptions): Accounts {
  const { store, log, newId, settings } = options;
  let isDraining = false;
  let endDayWatch = () => {};
  let endIdleWatch = () => {};
  let endSleepWatch = () => {};
  const context = createContext(options, createLiveState(), () => isDraining);
  const { sync, commands } = createAccountHistory(context, store.history, quietAfterLinkOf(options));
  const noted = createFailureNotes({ ...options, accounts: store.accounts, failures: store.failures });
  const useCases = withFailuresNoted(createAccountService(context, commands), noted);
  const sender = createMessageSender({
    quota: context.quota,
    sends: store.sends,
    knowsChat: store.history.knowsChat,
    readyClientOf: context.pool.readyClientOf,
    quietMs: () => quietMsAt(settings().quietHours, settings().timeZone, options.clock.now()),
    clock: options.clock,
    random: options.random,
    log,
  });
  return {
    useCases,
    quota: createQuotaCommands(context),
    messages: createMessageCommands(context, sender),
    chats: createChatCommands(context, store.chats),
    media: createMediaCommands(context),
    moving: createMovingCommands(context, noted, options.passphraseWork),
    mediaIdle: context.media.idle,
    page: createPageCommands(context, store.drift),
    noteResources: createResourceNotes(context),
    listVersion: createListVersion({ bus: options.bus, days: context.days, runId: newId() }),
    batch: createBatchService(useCases, log),
    boot: async () => {
      await bootAccounts(context);
      context.media.begin();
      endDayWatch = watchDays(context);
      endIdleWatch = watchIdle(context, (id) => sync.isRunning(id) || context.underWay.isBusy(id));
      endSleepWatch = watchForSleep(options.clock, (ms) => {
        log.info("pool.slept", { ms });
        context.outage.noteSleep();
      });
    },
    shutdown: async () => {
      isDraining = true;
      context.leftovers.end();
      endDayWatch();
      endIdleWatch();
      endSleepWatch();
      const mediaIsOver = context.media.end();
      await context.pool.shutdown();
      await mediaIsOver;
      await context.writer.close();
      await context.activity.settle();
    },
    counters: context.writer.counters,
    outage: context.outage,
  };
}
