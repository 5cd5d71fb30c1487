/** One started client from launch to its end: turns its facts into reports and holds every stage to its deadline. */
import type { LogEvent } from "#shared/log-events";
import type { StatusReason } from "#shared/status";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import type { ClientFact, ClientFactory, ClientOptions, WhatsAppClient } from "../whatsapp/client-port";
import type { SelfCheck } from "../whatsapp/compat/self-check";
import { createTimer, type Deadlines } from "./deadlines";
import { createLinkChallenge } from "./link-challenge";
import type { PoolReport } from "./pool-report";

/** `unusable`: linked, on a page nothing works on; its browser is kept for the link's sake. */
export type Stage = "loading" | "linking" | "authenticated" | "ready" | "offline" | "unusable";

export interface RunningClientOptions {
  readonly clients: ClientFactory;
  readonly options: ClientOptions;
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly log: Log;
  readonly report: (report: PoolReport) => void;
  /** It no longer loads: it waits for the phone, is linked, or is over. */
  readonly onSettled: () => void;
  /** It ended, or must end, without having been asked to. Called at most once. */
  readonly onOver: (reason: StatusReason, stage: Stage) => void;
}

/** Stages in which phone and companion know each other. */
const linkedStages: readonly Stage[] = ["authenticated", "ready", "offline", "unusable"];

export class RunningClient {
  readonly #given: RunningClientOptions;
  readonly #client: WhatsAppClient;
  readonly #deadline;
  readonly #challenge;
  #stage: Stage = "loading";
  #isOver = false;
  #syncedPercent = -1;

  constructor(given: RunningClientOptions) {
    const { clients, options, clock, deadlines } = given;
    this.#given = given;
    this.#deadline = createTimer(clock);
    this.#challenge = createLinkChallenge({
      clock,
      deadlines,
      onStale: () => this.#refreshQr(),
      onExhausted: () => this.#giveUp("link_expired"),
      onPasskeyLate: () => this.#giveUp("passkey_required"),
    });
    this.#client = clients(options, (fact) => this.#take(fact));
  }

  /** True from the moment it ended or began to be ended. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Null unless the account is ready. */
  /** At any stage, for looking at its page. */
  get client(): WhatsAppClient | null {
    return this.#isOver ? null : this.#client;
  }

  get readyClient(): WhatsAppClient | null {
    return this.#stage === "ready" && !this.#isOver ? this.#client : null;
  }

  start(): void {
    this.#deadline.arm(this.#given.deadlines.loadMs, () => this.#giveUp("load_timeout"));
    this.#client.start().catch((error) => {
      this.#warn("pool.start_rejected", error);
      this.#giveUp("internal");
    });
  }

  /** Ends it; resolves when the process is gone, to whether the phone was told. */
  async finish(tellPhone: boolean): Promise<boolean> {
    const { deadlines, report } = this.#given;
    const isTold = tellPhone && !this.#isOver && linkedStages.includes(this.#stage);
    this.#close();
    this.#deadline.arm(deadlines.stopMs + (isTold ? deadlines.tellPhoneMs : 0), () => report({ kind: "stop_overdue" }));
    const phoneTold = isTold && (await this.#tellPhone());
    await this.#client.stop().catch((error) => this.#warn("pool.stop_rejected", error));
    this.#deadline.disarm();
    return phoneTold;
  }

  async #tellPhone(): Promise<boolean> {
    const { clock, deadlines } = this.#given;
    let cancel = () => {};
    const tooLate = new Promise<boolean>((resolve) => {
      cancel = clock.after(deadlines.tellPhoneMs, () => resolve(false));
    });
    const phoneTold = await Promise.race([this.#client.logout().catch(() => false), tooLate]);
    cancel();
    return phoneTold;
  }

  #enter(stage: Stage): void {
    const wasLoading = this.#stage === "loading";
    this.#stage = stage;
    this.#deadline.disarm();
    if (stage !== "linking") this.#challenge.close();
    if (wasLoading) this.#given.onSettled();
  }

  #close(): void {
    this.#isOver = true;
    this.#deadline.disarm();
    this.#challenge.close();
  }

  #giveUp(reason: StatusReason): void {
    if (this.#isOver) return;
    this.#close();
    this.#given.onOver(reason, this.#stage);
  }

  #take(fact: ClientFact): void {
    if (this.#isOver) this.#drop(fact.kind);
    else if (fact.kind === "qr") this.#show("qr", fact.text);
    else if (fact.kind === "code") this.#show("code", fact.code);
    else if (fact.kind === "syncing") this.#onSyncing(fact.percent);
    else if (fact.kind === "authenticated") this.#onAuthenticated();
    else if (fact.kind === "ready") this.#onReady(fact.phoneNumber);
    else if (fact.kind === "offline") this.#onConnection("ready", "offline");
    else if (fact.kind === "online") this.#onConnection("offline", "online");
    else if (fact.kind === "passkey") this.#onPasskey();
    else if (fact.kind === "checked") this.#onChecked(fact.check);
    else if (fact.kind === "ended") this.#onEnded(fact.reason, fact.cause);
    else this.#given.report(fact);
  }

  #onEnded(reason: StatusReason, cause: Error | undefined): void {
    if (cause !== undefined) this.#warn("pool.client_ended", cause);
    this.#giveUp(reason);
  }

  #show(kind: "qr" | "code", payload: string): void {
    if (!this.#isUnlinked()) {
      this.#drop(kind);
      return;
    }
    const challenge = this.#challenge.offer(kind, payload);
    if (challenge === null) return;
    this.#enter("linking");
    this.#given.report({ kind: "challenge", challenge });
  }

  /** The QR or code is void, and asking for another would end the step: only the person can go on, for a while. */
  #onPasskey(): void {
    if (!this.#isUnlinked()) {
      this.#drop("passkey");
      return;
    }
    this.#enter("linking");
    const challenge = this.#challenge.awaitPasskey();
    this.#given.report({ kind: "passkey", challenge, method: this.#given.options.link.method });
  }

  #onChecked(check: SelfCheck): void {
    this.#given.report({ kind: "checked", check });
    if (check.isUsable || this.#isUnlinked() || this.#stage === "unusable") return;
    const status = this.#stage === "offline" ? "disconnected" : "error";
    this.#enter("unusable");
    this.#given.report({ kind: "unusable", status });
  }

  #onAuthenticated(): void {
    if (!this.#isUnlinked()) {
      this.#drop("authenticated");
      return;
    }
    this.#enter("authenticated");
    this.#given.report({ kind: "authenticated" });
    this.#awaitReady();
  }

  #onReady(phoneNumber: string): void {
    // The library may skip a stage; the moves of the contract may not.
    if (this.#isUnlinked()) this.#onAuthenticated();
    if (this.#stage !== "authenticated") {
      this.#drop("ready");
      return;
    }
    this.#enter("ready");
    this.#given.report({ kind: "ready", phoneNumber });
  }

  #onConnection(from: Stage, kind: "offline" | "online"): void {
    if (this.#stage !== from) {
      this.#drop(kind);
      return;
    }
    this.#enter(kind === "online" ? "ready" : "offline");
    this.#given.report({ kind });
  }

  #onSyncing(percent: number): void {
    if (this.#stage === "authenticated" && percent > this.#syncedPercent) this.#awaitReady();
    this.#syncedPercent = Math.max(this.#syncedPercent, percent);
  }

  #awaitReady(): void {
    this.#deadline.arm(this.#given.deadlines.readyMs, () => this.#giveUp("ready_timeout"));
  }

  #isUnlinked(): boolean {
    return this.#stage === "loading" || this.#stage === "linking";
  }

  #refreshQr(): void {
    this.#client.refreshQr().catch((error) => this.#warn("pool.refresh_qr_failed", error));
  }

  #drop(kind: ClientFact["kind"]): void {
    this.#given.log.debug("pool.fact_dropped", {
      accountId: this.#given.options.accountId,
      kind,
      stage: this.#isOver ? "over" : this.#stage,
    });
  }

  #warn(event: LogEvent, thrown: unknown): void {
    this.#given.log.warn(event, { accountId: this.#given.options.accountId, message: toError(thrown).message });
  }
}
