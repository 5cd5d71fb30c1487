/** One life of a whatsapp-web.js client: its library object with every trap disarmed, and what watches over it. */
import type { Capability } from "#shared/capabilities";
import { TimeLimitError, within } from "../bounded";
import type { BrowserHost, OpenBrowser } from "../browsers/browser-host";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import type { ClientDeadlines } from "./client-deadlines";
import type { ClientFact, ClientOptions } from "./client-port";
import { readGateSigns } from "./compat/link-gates";
import { createSelfChecker, type SelfCheck, type SelfChecker } from "./compat/self-check";
import { lookWhetherUsable } from "./compat/usable-look";
import { createDeathCause, type DeathCause } from "./death-cause";
import { watchGates } from "./gate-watch";
import { createLibraryClient, type LibraryClient } from "./library-client";
import { identityOf, reportLibraryFacts } from "./library-facts";
import { createLifetime, type Lifetime } from "./lifetime";
import { watchLink } from "./link-watch";
import { callBridge } from "./traps/dead-bridge";
import { reasonOfFailedStart, reasonOfLateReady } from "./traps/end-reasons";
import { readPageState, repeatSync } from "./traps/missed-sync";
import { type CodeFlow, createCodeFlow } from "./traps/pairing-code";
import { createReadyTimer, type ReadyTimer } from "./traps/ready-timer";
import { createFactGate, type FactGate } from "./traps/repeated-facts";
import { guardInjection } from "./traps/repeated-injection";
import { watchForCrash, watchForSilence } from "./traps/silent-death";
import { createEchoWatch, type EchoWatch } from "./traps/unknown-send";

export interface WwebjsClientDependencies {
  readonly browserHost: BrowserHost;
  readonly clock: Clock;
  readonly deadlines: ClientDeadlines;
  readonly log: Log;
  /** How often the kernel has ended a process for want of memory. */
  readonly memoryKills: () => number;
}

/** The library asks for codes by itself this often: never, `traps/pairing-code` does. */
const neverMs = 2 ** 31 - 1;

export class ClientSession {
  readonly library: LibraryClient;
  readonly gate: FactGate;
  readonly lifetime: Lifetime;
  readonly echoes: EchoWatch;
  readonly #options: ClientOptions;
  readonly #dependencies: WwebjsClientDependencies;
  readonly #readyTimer: ReadyTimer;
  readonly #codes: CodeFlow;
  readonly #checker: SelfChecker;
  readonly #death: DeathCause;
  #opening: Promise<OpenBrowser> | undefined;
  #starting: Promise<void> | undefined;
  #pageError: Error | undefined;
  #check: SelfCheck | undefined;
  /** Whether a QR or code was shown: then this link is a first one. */
  #wasShown = false;
  #hasListeners = true;
  /** When a phone linked this client; null for a session that was restored. */
  #linkedAt: number | null = null;
  /** While WhatsApp asks for a passkey: the QR the page showed last, or null for none. */
  #heldQr: { text: string | null } | undefined;
  /** Whether the library noticed the sync of the current document. */
  #hasHeardSync = false;

  constructor(options: ClientOptions, report: (fact: ClientFact) => void, dependencies: WwebjsClientDependencies) {
    const { clock, deadlines } = dependencies;
    this.#options = options;
    this.#dependencies = dependencies;
    this.#death = createDeathCause(dependencies.memoryKills);
    this.lifetime = createLifetime(report, () => this.#close());
    this.#readyTimer = createReadyTimer({
      clock,
      ms: deadlines.readyMs,
      onStuck: () => this.#reload(),
      onLate: () => this.lifetime.end(reasonOfLateReady(this.#pageError), this.#pageError),
    });
    this.gate = createFactGate((fact) => {
      this.#readyTimer.follow(fact);
      if (fact.kind === "authenticated" && this.#wasShown) this.#linkedAt = clock.now();
      if (fact.kind === "qr" || fact.kind === "code") this.#wasShown = true;
      report(fact);
    }, this.lifetime.isOver);
    this.echoes = createEchoWatch(clock);
    this.library = createLibraryClient({
      openBrowser: (args) => this.#openBrowser(args),
      mayLink: () => options.mayLink && !this.gate.isAuthenticated(),
      versionMs: deadlines.loadMs,
    });
    this.#codes = this.#createCodes();
    this.#checker = createSelfChecker({
      clock,
      signal: this.lifetime.signal,
      limitMs: deadlines.checkMs,
      everyMs: deadlines.checkEveryMs,
      look: () => this.#lookWhetherUsable(),
      report: (check) => {
        this.#check = check;
        this.gate.pass({ kind: "checked", check });
      },
      onSilent: () => this.lifetime.end("unresponsive", new Error("The page does not answer the self-check")),
    });
    this.#listen();
  }

  /** Launches and loads; resolves when the page waits for the phone or restores its session, or when it is over. */
  begin(): Promise<void> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  /** Runs a self-contained function in the page. */
  evaluate<Result>(task: () => Result | Promise<Result>): Promise<Result> {
    const { pupPage } = this.library;
    if (!pupPage) return Promise.reject(new Error("The page is not open yet"));
    return pupPage.evaluate(task) as Promise<Result>;
  }

  /** The page as it looks now. */
  async screenshot(): Promise<Uint8Array<ArrayBuffer>> {
    const { pupPage } = this.library;
    if (!pupPage) throw new Error("The page is not open yet");
    return Uint8Array.from(await pupPage.screenshot({ type: "png" }));
  }

  /** What does not work on the current page, as of the last self-check. */
  degraded(): readonly Capability[] {
    return this.#check?.degraded ?? [];
  }

  /** A call failed in a way that hints at a changed page. */
  suspect(): void {
    if (this.gate.isReady()) this.#checker.suspect();
  }

  async #start(): Promise<void> {
    const { clock, deadlines } = this.#dependencies;
    try {
      await within(clock, deadlines.loadMs, "Loading WhatsApp Web", this.library.initialize());
    } catch (thrown) {
      const error = toError(thrown);
      const reason = error instanceof TimeLimitError ? "load_timeout" : reasonOfFailedStart(error);
      return this.lifetime.end(reason, error);
    }
    this.#awaitReady();
    void watchForSilence({
      clock,
      signal: this.lifetime.signal,
      everyMs: deadlines.probeMs,
      answerMs: deadlines.probeAnswerMs,
      probe: async () => {
        await (this.gate.isReady() ? this.evaluate(callBridge) : this.evaluate(() => true));
        this.#death.noteAlive();
      },
      onUnresponsive: (cause) => this.lifetime.end("unresponsive", cause),
    });
  }

  #listen(): void {
    const { gate, lifetime } = this;
    guardInjection(this.library, {
      onDocument: () => this.#onDocument(),
      onInjectFailed: (error) => lifetime.end(reasonOfFailedStart(error), error),
      onAttachFailed: (error) => {
        this.#dependencies.log.warn("whatsapp.attach_failed", { message: error.message });
        this.#hasListeners = false;
        void this.#checker.run();
      },
    });
    reportLibraryFacts(this.library, {
      gate,
      end: lifetime.end,
      onQr: (text) => this.#onQr(text),
      onReady: () => void this.#onReady(),
      onSync: () => {
        this.#hasHeardSync = true;
      },
      onMessage: this.echoes.seen,
    });
  }

  async #openBrowser(args: readonly string[]): Promise<OpenBrowser> {
    const { browserHost, log } = this.#dependencies;
    const { accountId } = this.#options;
    this.#opening = browserHost.open(accountId, args, this.lifetime.signal);
    const opened = await this.#opening;
    const [page] = await opened.browser.pages();
    if (page === undefined) throw new Error("The browser opened without a page");
    watchForCrash({ opened, page, end: this.lifetime.end, reason: this.#death.reason });
    page.on("pageerror", (error) => {
      this.#pageError = toError(error);
      log.debug("whatsapp.page_error", { accountId, message: this.#pageError.message });
    });
    return opened;
  }

  #onQr(text: string): void {
    if (this.#heldQr !== undefined) this.#heldQr.text = text;
    else if (this.#options.link.method === "qr") this.gate.pass({ kind: "qr", text });
    else this.#codes.begin();
  }

  /** Ready is told when the page is known to be of use, so that nobody relies on one that is not. */
  async #onReady(): Promise<void> {
    if (this.gate.isReady()) return;
    if ((await this.#checker.run()) !== true) return;
    this.gate.pass({ kind: "ready", ...identityOf(this.library) });
  }

  #reload(): void {
    const { log } = this.#dependencies;
    log.info("whatsapp.reloaded", { accountId: this.#options.accountId });
    this.library.pupPage?.reload({ waitUntil: "domcontentloaded" }).catch(() => {
      // The browser closed meanwhile, or the page is dead: the rest of the time runs out.
    });
  }

  #onPasskey(): void {
    this.#heldQr = { text: null };
    this.#codes.reset();
    this.gate.pass({ kind: "passkey" });
  }

  #onPasskeyOver(): void {
    const text = this.#heldQr?.text ?? null;
    this.#heldQr = undefined;
    if (text !== null && !this.gate.isAuthenticated()) this.#onQr(text);
  }

  async #lookWhetherUsable(): Promise<SelfCheck> {
    const { clock, deadlines, log } = this.#dependencies;
    const opened = await this.#opening;
    const page = this.library.pupPage;
    if (!page || opened === undefined) throw new Error("The page is not open");
    const isQuiet = this.#linkedAt !== null && clock.now() - this.#linkedAt < deadlines.quietMs;
    return lookWhetherUsable({
      page,
      browser: opened.browser,
      mayAskWhatsApp: !isQuiet,
      hasListeners: this.#hasListeners,
      onUnreadable: (message) => log.warn("whatsapp.check_failed", { accountId: this.#options.accountId, message }),
    });
  }

  #onDocument(): void {
    this.#hasHeardSync = false;
    this.#hasListeners = true;
    this.#codes.reset();
    if (!this.gate.isReady()) return;
    this.gate.expectReadyAgain();
    this.#readyTimer.arm();
    this.#awaitReady();
  }

  #awaitReady(): void {
    const { clock, deadlines } = this.#dependencies;
    const { gate, lifetime } = this;
    const shared = { clock, gate, signal: lifetime.signal, end: lifetime.end, answerMs: deadlines.probeAnswerMs };
    void watchLink({
      ...shared,
      lookMs: deadlines.lookMs,
      look: () => this.evaluate(readPageState),
      hasHeardSync: () => this.#hasHeardSync,
      repeatSync: () => this.evaluate(repeatSync),
    });
    void watchGates({
      ...shared,
      lookMs: deadlines.gateMs,
      look: () => this.evaluate(readGateSigns),
      onPasskey: () => this.#onPasskey(),
      onPasskeyOver: () => this.#onPasskeyOver(),
    });
  }

  #createCodes(): CodeFlow {
    const { clock, deadlines } = this.#dependencies;
    const { link } = this.#options;
    const phoneNumber = link.method === "pairing" ? link.phoneNumber : "";
    return createCodeFlow({
      clock,
      signal: this.lifetime.signal,
      requestMs: deadlines.codeRequestMs,
      lifeMs: deadlines.codeLifeMs,
      request: () => this.library.requestPairingCode(phoneNumber, true, neverMs),
      isLinked: this.gate.isAuthenticated,
      onCode: (code) => this.gate.pass({ kind: "code", code }),
      onRefused: (error) => this.lifetime.end("code_rejected", error),
    });
  }

  /** At any stage: a launch in flight is called off by the lifetime's signal. */
  async #close(): Promise<void> {
    this.#readyTimer.disarm();
    const opened = await this.#opening?.catch(() => undefined);
    await opened?.close();
  }
}
