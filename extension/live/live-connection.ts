/** Keeps one page connected: probe, open the socket, feed the stores, and try again with a visible next time. */
import { type ErrorCode, errorCatalogue } from "#shared/errors";
import { outcomeOf } from "../account-actions/outcome";
import { type ApiErrorCode, isErrorCode } from "../api/api-error";
import type { Wall } from "../api/browser-walls";
import { type Probe, probeCompanion } from "../api/companion-probe";
import type { HttpClient, Target } from "../api/http-client";
import type { CompanionSocket, OpenSocket } from "../api/socket-client";
import type { Clock } from "../clock";
import type { ConnectionFact, ConnectionStore, OfflineCause } from "../stores/connection";
import type { WhatsappStore } from "../stores/whatsapp-store";
import { backoffMs } from "./backoff";
import { createListReader, type ListReader } from "./list-reader";
import type { MessageFeed } from "./message-feed";
import { socketEvents } from "./socket-events";

export interface LiveConnectionDependencies {
  readonly http: HttpClient;
  readonly openSocket: OpenSocket;
  readonly readTarget: () => Promise<Target>;
  /** Called on a definite revoke only. */
  readonly forgetPairing: () => Promise<void>;
  readonly findWall: (companionUrl: string) => Promise<Wall | null>;
  readonly whatsapp: WhatsappStore;
  readonly messages: MessageFeed;
  readonly connection: ConnectionStore;
  readonly clock: Clock;
  readonly random: () => number;
}

/** A state that only a person can change is looked at again this often, in case they did. */
const recheckMs = 30_000;
const snapshotDeadlineMs = 10_000;

export class LiveConnection {
  readonly #dependencies: LiveConnectionDependencies;
  readonly #list: ListReader;
  /** Each try has its own number, so that what an older one still answers is dropped. */
  #turn = 0;
  #isStarted = false;
  #isTrying = false;
  #isDraining = false;
  #socket: CompanionSocket | null = null;
  #cancelTimer = () => {};

  constructor(dependencies: LiveConnectionDependencies) {
    this.#dependencies = dependencies;
    this.#list = createListReader(dependencies);
  }

  start(): void {
    this.#isStarted = true;
    void this.#attempt();
  }

  /** Begins again when it was begun, as after pairing. */
  restart(): void {
    if (this.#isStarted) void this.#attempt();
  }

  stop(): void {
    this.#isStarted = false;
    this.#hangUp();
  }

  /** Tries at once; does nothing while live or already trying. */
  retryNow(): void {
    const isLive = this.#dependencies.connection.getState().connection.step === "live";
    if (this.#isStarted && !this.#isTrying && !isLive) void this.#attempt();
  }

  async #attempt(): Promise<void> {
    this.#hangUp();
    const turn = this.#turn;
    this.#isTrying = true;
    const { companionUrl, token, wasRevoked } = await this.#dependencies.readTarget();
    if (turn !== this.#turn) return;
    if (token === null) {
      this.#rest({ fact: wasRevoked ? "revoked" : "unpaired" });
      // Also on a page that only learns from another one that this browser was removed.
      if (wasRevoked) this.#dependencies.whatsapp.getState().clear();
      return;
    }
    this.#report({ fact: "trying", at: this.#dependencies.clock.now() });
    const probe = await probeCompanion(this.#dependencies.http);
    if (turn !== this.#turn) return;
    if (probe.found !== "companion") return this.#judge(probe, companionUrl);
    const failure = await outcomeOf(this.#dependencies.http.prove());
    if (turn !== this.#turn) return;
    if (failure.ok) this.#open(companionUrl, token);
    else await this.#mistrust(failure.code);
  }

  /** The companion did not show that it knows the token, so it does not get it. */
  async #mistrust(code: ApiErrorCode): Promise<void> {
    if (code === "not_paired") return this.#rest({ fact: "unpaired" });
    if (code === "companion_unproven" || code === "answer_unreadable") return this.#lose("stranger");
    await this.#refuse(isErrorCode(code) ? code : null);
  }

  async #judge(probe: Exclude<Probe, { found: "companion" }>, companionUrl: string): Promise<void> {
    switch (probe.found) {
      case "nothing":
        return this.#meetWall(companionUrl);
      case "stranger":
      case "draining":
        return this.#lose(probe.found);
      case "wrongVersion":
        return this.#recheck({ fact: "wrongVersion", older: probe.older, companionVersion: probe.version });
    }
  }

  async #meetWall(companionUrl: string): Promise<void> {
    const turn = this.#turn;
    const wall = await this.#dependencies.findWall(companionUrl);
    if (turn !== this.#turn) return;
    if (wall === null) this.#lose("unreachable");
    else this.#recheck({ fact: "blocked", cause: wall });
  }

  #open(companionUrl: string, token: string): void {
    const { clock, whatsapp, messages, openSocket } = this.#dependencies;
    this.#isDraining = false;
    this.#cancelTimer = clock.after(snapshotDeadlineMs, () => this.#lose("unreachable"));
    const events = socketEvents({
      whatsapp,
      messages,
      clock,
      reread: this.#list.request,
      onSnapshot: () => this.#settle(),
      onDraining: () => {
        this.#isDraining = true;
      },
    });
    this.#socket = openSocket(
      { companionUrl, token },
      {
        events,
        onRefused: (code) => void this.#refuse(code),
        onLost: () => this.#lose(this.#isDraining ? "draining" : "dropped"),
      },
    );
  }

  #settle(): void {
    this.#cancelTimer();
    this.#isTrying = false;
    this.#report({ fact: "live", at: this.#dependencies.clock.now() });
  }

  async #refuse(code: ErrorCode | null): Promise<void> {
    if (code === "draining") return this.#lose("draining");
    if (code === null || errorCatalogue[code].retryable) return this.#lose("unreachable");
    if (code !== "unauthorized") return this.#recheck({ fact: "refused", code });
    this.#rest({ fact: "revoked" });
    await this.#dependencies.forgetPairing();
  }

  #lose(cause: OfflineCause): void {
    const { clock, connection, random } = this.#dependencies;
    const { connection: current } = connection.getState();
    const delayMs = backoffMs(current.step === "offline" ? current.attempt + 1 : 1, random());
    this.#rest({ fact: "lost", cause, at: clock.now(), nextTryAt: clock.now() + delayMs });
    this.#tryAfter(delayMs);
  }

  #recheck(fact: ConnectionFact): void {
    this.#rest(fact);
    this.#tryAfter(recheckMs);
  }

  /** Nothing runs any more; the list on screen is no longer live. */
  #rest(fact: ConnectionFact): void {
    this.#hangUp();
    this.#dependencies.whatsapp.getState().loseLive(this.#dependencies.clock.now());
    this.#report(fact);
  }

  #tryAfter(delayMs: number): void {
    this.#cancelTimer = this.#dependencies.clock.after(delayMs, () => void this.#attempt());
  }

  #hangUp(): void {
    this.#turn += 1;
    this.#isTrying = false;
    this.#cancelTimer();
    this.#list.cancel();
    this.#socket?.close();
    this.#socket = null;
  }

  #report(fact: ConnectionFact): void {
    this.#dependencies.connection.getState().report(fact);
  }
}
