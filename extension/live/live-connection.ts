/** Keeps one page connected: probe, open the socket, feed the stores, and try again with a visible next time. */
import type { ErrorCode } from "#shared/errors";
import type { Wall } from "../api/browser-walls";
import { type Probe, probeCompanion } from "../api/companion-probe";
import type { HttpClient, Target } from "../api/http-client";
import type { CompanionSocket, OpenSocket } from "../api/socket-client";
import type { Clock } from "../clock";
import type { ConnectionStore, OfflineCause } from "../stores/connection";
import type { WhatsappStore } from "../stores/whatsapp-store";
import { backoffMs } from "./backoff";
import { createListReader } from "./list-reader";
import { socketEvents } from "./socket-events";

export interface LiveConnection {
  start(): void;
  /** Begins again when it was begun, as after pairing. */
  restart(): void;
  stop(): void;
  /** Tries at once; does nothing while live or already trying. */
  retryNow(): void;
}

export interface LiveConnectionDependencies {
  readonly http: HttpClient;
  readonly openSocket: OpenSocket;
  readonly readTarget: () => Promise<Target>;
  /** Called on a definite revoke only. */
  readonly forgetPairing: () => Promise<void>;
  readonly findWall: (companionUrl: string) => Promise<Wall | null>;
  readonly whatsapp: WhatsappStore;
  readonly connection: ConnectionStore;
  readonly clock: Clock;
  readonly random: () => number;
}

/** A state that only a person can change is looked at again this often, in case they did. */
const recheckMs = 30_000;
const snapshotDeadlineMs = 10_000;

export function createLiveConnection(dependencies: LiveConnectionDependencies): LiveConnection {
  const { http, openSocket, readTarget, forgetPairing, findWall, whatsapp, connection, clock, random } = dependencies;
  const report = connection.getState().report;
  const list = createListReader({ http, whatsapp, clock });
  /** Each try has its own number, so that what an older one still answers is dropped. */
  let turn = 0;
  let isStarted = false;
  let isTrying = false;
  let isDraining = false;
  let socket: CompanionSocket | null = null;
  let cancelTimer = () => {};

  function hangUp(): void {
    cancelTimer();
    list.cancel();
    socket?.close();
    socket = null;
    isTrying = false;
  }

  function tryLater(delayMs: number): void {
    cancelTimer = clock.after(delayMs, () => void attempt());
  }

  function lose(cause: OfflineCause): void {
    hangUp();
    whatsapp.getState().loseLive();
    const current = connection.getState().connection;
    const delayMs = backoffMs(current.step === "offline" ? current.attempt + 1 : 1, random());
    report({ fact: "lost", cause, at: clock.now(), nextTryAt: clock.now() + delayMs });
    tryLater(delayMs);
  }

  async function refuse(code: ErrorCode | null): Promise<void> {
    if (code === null) return lose("unreachable");
    if (code === "draining") return lose("draining");
    hangUp();
    whatsapp.getState().loseLive();
    if (code === "unauthorized") {
      await forgetPairing();
      return report({ fact: "revoked" });
    }
    report({ fact: "refused", code });
    tryLater(recheckMs);
  }

  async function meetWall(companionUrl: string, mine: number): Promise<void> {
    const wall = await findWall(companionUrl);
    if (mine !== turn) return;
    if (wall === null) return lose("unreachable");
    hangUp();
    report({ fact: "blocked", cause: wall });
    tryLater(recheckMs);
  }

  function judge(probe: Exclude<Probe, { found: "companion" }>, companionUrl: string, mine: number): void {
    switch (probe.found) {
      case "nothing":
        return void meetWall(companionUrl, mine);
      case "stranger":
      case "draining":
        return lose(probe.found === "stranger" ? "stranger" : "draining");
      case "wrongVersion":
        hangUp();
        report({ fact: "wrongVersion", older: probe.older, companionVersion: probe.version });
        return tryLater(recheckMs);
    }
  }

  function open(companionUrl: string, token: string): void {
    cancelTimer = clock.after(snapshotDeadlineMs, () => lose("unreachable"));
    isDraining = false;
    const events = socketEvents({
      whatsapp,
      clock,
      reread: list.request,
      onSnapshot: () => {
        cancelTimer();
        isTrying = false;
        report({ fact: "live", at: clock.now() });
      },
      onDraining: () => {
        isDraining = true;
      },
    });
    socket = openSocket(
      { companionUrl, token },
      { events, onRefused: (code) => void refuse(code), onLost: () => lose(isDraining ? "draining" : "dropped") },
    );
  }

  async function attempt(): Promise<void> {
    hangUp();
    turn += 1;
    const mine = turn;
    isTrying = true;
    const { companionUrl, token, wasRevoked } = await readTarget();
    if (mine !== turn) return;
    if (token === null) {
      isTrying = false;
      return report({ fact: wasRevoked ? "revoked" : "unpaired" });
    }
    report({ fact: "trying", at: clock.now() });
    const probe = await probeCompanion(http);
    if (mine !== turn) return;
    if (probe.found === "companion") open(companionUrl, token);
    else judge(probe, companionUrl, mine);
  }

  return {
    start: () => {
      isStarted = true;
      void attempt();
    },
    restart: () => {
      if (isStarted) void attempt();
    },
    stop: () => {
      isStarted = false;
      turn += 1;
      hangUp();
    },
    retryNow: () => {
      if (!isTrying && connection.getState().connection.step !== "live") void attempt();
    },
  };
}
