/** Keeps one account as wished: at most one client alive, the newest wish wins, unexpected ends are tried again. */
import type { StatusReason } from "#shared/status";
import type { Clock } from "../clock";
import type { Log } from "../diagnostics/log";
import { toError } from "../errors";
import type { ClientFactory, WhatsAppClient } from "../whatsapp/client-port";
import { type CommandQueue, createCommandQueue } from "./command-queue";
import { createTimer, type Deadlines } from "./deadlines";
import type { Outage } from "./outage";
import type { PoolReport, ReportSink } from "./pool-report";
import { createRestartPolicy, type RestartPolicy } from "./restart-policy";
import { RunningClient, type Stage } from "./running-client";
import type { StartQueue, Turn } from "./start-queue";
import type { Activity, Chore, RunningWish, StoppedWish, Wish } from "./wish";

export interface SupervisorOptions {
  readonly accountId: string;
  readonly clients: ClientFactory;
  readonly startQueue: StartQueue;
  /** What keeps all accounts from trying while the network is away. */
  readonly outage: Outage;
  readonly clock: Clock;
  readonly random: () => number;
  readonly deadlines: Deadlines;
  readonly log: Log;
  readonly sink: ReportSink;
  /** A new epoch for an automatic try; null when the account has been wished something else since. */
  readonly raiseEpoch: (accountId: string, epoch: number) => Promise<number | null>;
}

/** Reports that show that WhatsApp can be reached. */
const signsOfWhatsApp: readonly PoolReport["kind"][] = ["challenge", "passkey", "authenticated", "ready", "online"];

/** When the database could not give a new epoch. */
const askAgainMs = 5_000;

export class Supervisor {
  readonly #given: SupervisorOptions;
  readonly #restarts: RestartPolicy;
  readonly #commands: CommandQueue;
  readonly #retry;
  #wanted: Wish = { state: "stopped", epoch: -1, reason: "never_started" };
  /** The wish last acted upon: launched, or reported as stopped. */
  #done: Wish = this.#wanted;
  #running: { readonly client: RunningClient; readonly wish: RunningWish } | null = null;
  #turn: Turn | null = null;
  #chores: { readonly tellPhone: boolean; readonly run: (phoneTold: boolean) => Promise<() => void> }[] = [];
  /** Whether the account was last reported as alive, so that a new launch must be announced as queued first. */
  #looksAlive = false;
  #isLinked = false;
  /** The wish that waits for its next automatic try. */
  #retryOf: RunningWish | null = null;
  #forgetOver = () => {};

  constructor(given: SupervisorOptions) {
    this.#given = given;
    this.#restarts = createRestartPolicy(given.clock, given.random);
    this.#retry = createTimer(given.clock);
    this.#commands = createCommandQueue(() => this.#step(), given.log);
  }

  get wanted(): Wish {
    return this.#wanted;
  }

  get activity(): Activity {
    const wish = this.#wanted;
    if (wish.state === "running" && wish !== this.#done) return "queued";
    if (this.#running !== null) return this.#running.wish === wish && !this.#running.client.isOver ? "alive" : "ending";
    if (this.#retryOf === wish) return "retrying";
    return this.#commands.isBusy ? "ending" : "idle";
  }

  get client(): WhatsAppClient | null {
    return this.#running?.wish === this.#wanted ? this.#running.client.client : null;
  }

  get readyClient(): WhatsAppClient | null {
    return this.#running?.wish === this.#wanted ? this.#running.client.readyClient : null;
  }

  want(wish: Wish): void {
    this.#wanted = wish;
    this.#disarmRetry();
    if (wish.state === "running") this.#isLinked = wish.isLinked;
    if (wish.state === "stopped" || wish.priority === "person") this.#restarts.reset();
    // A client that is launching keeps its turn until its process is gone.
    if (this.#running === null) this.#leaveTurn();
    this.#commands.wake();
  }

  /** Ends the client for the wish, does the chore before any later wish, and answers whether the phone was told. */
  endFor(wish: Wish, chore: Chore): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const run = (phoneTold: boolean) =>
        chore.run().then(
          () => () => resolve(phoneTold),
          (error) => () => reject(error),
        );
      this.#chores.push({ tellPhone: chore.tellPhone, run });
      this.want(wish);
    });
  }

  idle(): Promise<void> {
    return this.#commands.idle();
  }

  /** One step towards the newest wish; answers whether there may be more to do. */
  #step(): boolean | Promise<boolean> {
    const running = this.#running;
    const isInTheWay =
      running !== null && (running.client.isOver || running.wish !== this.#wanted || this.#chores.length > 0);
    if (isInTheWay || this.#chores.length > 0) return this.#clear();
    const wish = this.#wanted;
    if (wish === this.#done) return false;
    if (wish.state === "running") return this.#begin(wish);
    this.#sayStopped(wish);
    return false;
  }

  #sayStopped(wish: StoppedWish): void {
    this.#done = wish;
    this.#looksAlive = false;
    this.#given.outage.noteRest(this.#given.accountId);
    this.#say(wish, { kind: "stopped", reason: wish.reason });
  }

  async #clear(): Promise<boolean> {
    const due = this.#chores.splice(0);
    const tellPhone = due.some((chore) => chore.tellPhone);
    const phoneTold = this.#running !== null && (await this.#running.client.finish(tellPhone));
    this.#running = null;
    // Only now: the machine carries this browser until its process is gone.
    this.#leaveTurn();
    const answers = [];
    for (const chore of due) answers.push(await chore.run(phoneTold));
    // Whoever waits for a chore may then ask for the status and must find the one that follows from it.
    const wish = this.#wanted;
    if (due.length > 0 && wish.state === "stopped" && wish !== this.#done) this.#sayStopped(wish);
    for (const answer of answers) answer();
    return true;
  }

  #begin(wish: RunningWish): boolean | Promise<boolean> {
    const waitMs = wish.priority === "person" ? null : this.#given.outage.admit(this.#given.accountId);
    if (waitMs !== null) return this.#holdBack(wish, waitMs);
    const turn = this.#turn ?? this.#given.startQueue.enter(wish.priority);
    this.#turn = turn;
    if (this.#looksAlive || !turn.isGranted) {
      this.#looksAlive = false;
      this.#say(wish, { kind: "queued" });
    }
    if (turn.isGranted) return this.#launch(wish);
    return turn.granted.then(() => true);
  }

  /** Nothing starts by itself while the network is away for all. */
  #holdBack(wish: RunningWish, retryInMs: number): boolean {
    this.#done = wish;
    this.#looksAlive = false;
    this.#leaveTurn();
    this.#say(wish, { kind: "ended", ending: this.#restarts.hold(retryInMs) });
    this.#retryIn(retryInMs, wish);
    return false;
  }

  #launch(wish: RunningWish): boolean {
    this.#done = wish;
    this.#looksAlive = true;
    this.#say(wish, { kind: "launching" });
    try {
      const client = this.#createClient(wish);
      this.#running = { client, wish };
      client.start();
    } catch (error) {
      const { accountId, log } = this.#given;
      log.error("pool.launch_failed", { accountId, message: toError(error).message });
      this.#leaveTurn();
      this.#onOver(wish, "internal", "loading");
    }
    return false;
  }

  #createClient(wish: RunningWish): RunningClient {
    const { accountId, clients, clock, deadlines, log } = this.#given;
    // A retry is watched by no one: where a link exists, losing it must not end in a QR.
    const mayLink = wish.priority === "person" || !this.#isLinked;
    const client: RunningClient = new RunningClient({
      clients,
      options: { accountId, link: wish.link, mayLink },
      clock,
      deadlines,
      log,
      report: (report) => this.#pass(wish, report),
      onSettled: () => {
        if (this.#running?.client === client) this.#turn?.settle();
      },
      onOver: (reason, stage) => this.#onOver(wish, reason, stage),
    });
    return client;
  }

  #pass(wish: RunningWish, report: PoolReport): void {
    // A stop that takes too long concerns whoever asked for it; anything else of an ended wish is late.
    if (report.kind === "stop_overdue") this.#sayOverdue(report);
    else if (wish === this.#wanted) this.#progress(wish, report);
  }

  #sayOverdue(report: PoolReport): void {
    // One that ended by itself has been reported as ended already.
    if (this.#looksAlive) this.#say(this.#wanted, report);
  }

  #progress(wish: RunningWish, report: PoolReport): void {
    this.#noteReach(report.kind);
    if (report.kind === "challenge" || report.kind === "passkey") this.#isLinked = false;
    if (report.kind === "ready") this.#isLinked = true;
    if (report.kind === "ready" || report.kind === "online") this.#restarts.noteReady();
    if (report.kind === "offline" || report.kind === "unusable") this.#restarts.noteNotReady();
    this.#say(wish, report);
  }

  /** What this account knows of the network, for all the others. */
  #noteReach(kind: PoolReport["kind"]): void {
    const { accountId, outage } = this.#given;
    if (signsOfWhatsApp.includes(kind)) outage.noteContact(accountId);
    if (kind === "offline") outage.noteTrouble(accountId, "whatsapp_offline");
  }

  #onOver(wish: RunningWish, reason: StatusReason, stage: Stage): void {
    if (wish === this.#wanted) {
      const { accountId, outage } = this.#given;
      outage.noteTrouble(accountId, reason);
      const ending = this.#restarts.judge(reason, stage, outage.waitMs());
      if (ending.isUnlinked) this.#isLinked = false;
      this.#looksAlive = false;
      this.#say(wish, { kind: "ended", ending });
      if (ending.retryInMs !== null) this.#retryIn(ending.retryInMs, wish);
    }
    this.#commands.wake();
  }

  #retryIn(ms: number, wish: RunningWish): void {
    const { outage } = this.#given;
    const go = () => {
      this.#disarmRetry();
      void this.#tryAgain(wish);
    };
    this.#retryOf = wish;
    this.#retry.arm(ms, go);
    if (outage.nextTryAt !== null) this.#forgetOver = outage.onOver(go);
  }

  #disarmRetry(): void {
    this.#retry.disarm();
    this.#forgetOver();
  }

  async #tryAgain(wish: RunningWish): Promise<void> {
    try {
      const epoch = await this.#given.raiseEpoch(this.#given.accountId, wish.epoch);
      this.#retryOf = null;
      if (epoch === null || wish !== this.#wanted) return;
      this.#wanted = { ...wish, epoch, priority: "automatic" };
      this.#commands.wake();
    } catch (error) {
      const { accountId, log } = this.#given;
      log.warn("pool.retry_postponed", { accountId, message: toError(error).message });
      if (wish === this.#wanted) this.#retryIn(askAgainMs, wish);
    }
  }

  #leaveTurn(): void {
    this.#turn?.leave();
    this.#turn = null;
  }

  #say(wish: Wish, report: PoolReport): void {
    this.#given.sink(this.#given.accountId, wish.epoch, report);
  }
}
