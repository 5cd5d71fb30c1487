/** One life of a whatsapp-web.js client: its library object with every trap disarmed, and what watches over it. */
import type { BrowserHost, OpenBrowser } from "../browsers/browser-host";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import { TimeLimitError, within } from "./bounded";
import type { ClientDeadlines } from "./client-deadlines";
import type { ClientFact, ClientOptions } from "./client-port";
import { createLibraryClient, type LibraryClient } from "./library-client";
import { reportLibraryFacts } from "./library-facts";
import { createLifetime, type Lifetime } from "./lifetime";
import { watchLink } from "./link-watch";
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
  #opening: Promise<OpenBrowser> | undefined;
  #starting: Promise<void> | undefined;
  #pageError: Error | undefined;
  /** Whether the library noticed the sync of the current document. */
  #hasHeardSync = false;

  constructor(options: ClientOptions, report: (fact: ClientFact) => void, dependencies: WwebjsClientDependencies) {
    const { clock, deadlines } = dependencies;
    this.#options = options;
    this.#dependencies = dependencies;
    this.lifetime = createLifetime(report, () => this.#close());
    this.#readyTimer = createReadyTimer(clock, deadlines.readyMs, () => {
      this.lifetime.end(reasonOfLateReady(this.#pageError), this.#pageError);
    });
    this.gate = createFactGate((fact) => {
      this.#readyTimer.follow(fact);
      report(fact);
    }, this.lifetime.isOver);
    this.echoes = createEchoWatch(clock);
    this.library = createLibraryClient({
      openBrowser: (args) => this.#openBrowser(args),
      mayLink: () => options.mayLink && !this.gate.isAuthenticated(),
      versionMs: deadlines.loadMs,
    });
    this.#codes = this.#createCodes();
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

  async #start(): Promise<void> {
    const { clock, deadlines } = this.#dependencies;
    try {
      await within(clock, deadlines.loadMs, "Loading WhatsApp Web", this.library.initialize());
    } catch (thrown) {
      const error = toError(thrown);
      const reason = error instanceof TimeLimitError ? "load_timeout" : reasonOfFailedStart(error);
      return this.lifetime.end(reason, error);
    }
    void this.#awaitReady();
    void watchForSilence({
      clock,
      signal: this.lifetime.signal,
      everyMs: deadlines.probeMs,
      answerMs: deadlines.probeAnswerMs,
      probe: () => this.evaluate(() => true),
      onUnresponsive: () => this.lifetime.end("unresponsive", new Error("The page answers no more")),
    });
  }

  #listen(): void {
    const { gate, lifetime } = this;
    guardInjection(this.library, {
      onDocument: () => this.#onDocument(),
      onInjectFailed: (error) => lifetime.end(reasonOfFailedStart(error), error),
      onAttachFailed: (error) => lifetime.end("incompatible_whatsapp_web", error),
    });
    reportLibraryFacts(this.library, {
      gate,
      end: lifetime.end,
      onQr: (text) => {
        if (this.#options.link.method === "qr") gate.pass({ kind: "qr", text });
        else this.#codes.begin();
      },
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
    watchForCrash({ opened, page, end: this.lifetime.end });
    page.on("pageerror", (error) => {
      this.#pageError = toError(error);
      log.debug("whatsapp.page_error", { accountId, message: this.#pageError.message });
    });
    return opened;
  }

  #onDocument(): void {
    this.#hasHeardSync = false;
    this.#codes.reset();
    if (!this.gate.isReady()) return;
    this.gate.expectReadyAgain();
    this.#readyTimer.arm();
    void this.#awaitReady();
  }

  #awaitReady(): Promise<void> {
    const { clock, deadlines } = this.#dependencies;
    return watchLink({
      clock,
      signal: this.lifetime.signal,
      gate: this.gate,
      lookMs: deadlines.lookMs,
      answerMs: deadlines.probeAnswerMs,
      look: () => this.evaluate(readPageState),
      hasHeardSync: () => this.#hasHeardSync,
      repeatSync: () => this.evaluate(repeatSync),
      end: this.lifetime.end,
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
