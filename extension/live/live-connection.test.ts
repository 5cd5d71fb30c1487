/** A page stays connected through everything a companion can do to it. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Wall } from "../api/browser-walls";
import { createHttpClient } from "../api/http-client";
import { createConnectionStore } from "../stores/connection";
import { createWhatsappStore } from "../stores/whatsapp-store";
import { anAccount, aStatusUpdate } from "../testing/account-fixture";
import { FakeClock } from "../testing/fake-clock";
import { FakeCompanion, json, problem } from "../testing/fake-companion";
import { signedProof } from "../testing/signed-proof";
import { backoffMs } from "./backoff";
import { LiveConnection } from "./live-connection";
import { createMessageFeed } from "./message-feed";

const companionUrl = "http://127.0.0.1:8477";

function rig() {
  const companion = new FakeCompanion();
  const clock = new FakeClock();
  const whatsapp = createWhatsappStore();
  const connection = createConnectionStore();
  const pairing = { token: "secret" as string | null, deviceId: "d1", wasRevoked: false };
  const wall = { current: null as Wall | null };
  const readTarget = async () => ({ companionUrl, ...pairing });
  const forgetPairing = vi.fn(async () => {
    pairing.token = null;
    pairing.wasRevoked = true;
  });
  const live = new LiveConnection({
    http: createHttpClient({ fetch: companion.fetch, readTarget }),
    openSocket: companion.openSocket,
    readTarget,
    forgetPairing,
    findWall: async () => wall.current,
    whatsapp,
    messages: createMessageFeed(),
    connection,
    clock,
    random: () => 0.5,
  });
  const step = () => connection.getState().connection.step;
  const reaches = (wanted: string) => vi.waitFor(() => expect(step()).toBe(wanted));
  const socketOpens = (count: number) => vi.waitFor(() => expect(companion.sockets).toHaveLength(count));
  return { companion, clock, whatsapp, connection, pairing, wall, forgetPairing, live, step, reaches, socketOpens };
}

type Rig = ReturnType<typeof rig>;

async function goLive({ live, companion, socketOpens }: Rig, accounts = [anAccount()]) {
  live.start();
  await socketOpens(1);
  companion.socket.emit("whatsapp-all-statuses", { rev: 1, accounts });
}

describe("a live connection", () => {
  let t: Rig;
  beforeEach(() => {
    t = rig();
  });

  it("is live with the snapshot, not before", async () => {
    t.live.start();
    await t.socketOpens(1);
    expect(t.step()).toBe("connecting");

    t.companion.socket.emit("whatsapp-all-statuses", { rev: 1, accounts: [anAccount()] });

    expect(t.step()).toBe("live");
    expect(t.companion.socket.target).toEqual({ companionUrl, token: "secret" });
    expect(t.whatsapp.getState()).toMatchObject({ isLive: true, rev: 1 });
  });

  it("rests without a token, and begins once there is one", async () => {
    t.pairing.token = null;
    t.live.start();
    await t.reaches("notPaired");
    expect(t.companion.requests).toEqual([]);

    t.pairing.token = "secret";
    t.live.restart();

    await t.socketOpens(1);
  });

  it("shows its token to nobody but a companion", async () => {
    t.companion.replies.readHealth = () => json({ hello: "world" });
    t.live.start();

    await t.reaches("offline");

    expect(t.connection.getState().connection).toMatchObject({ cause: "stranger" });
    expect(t.companion.sockets).toEqual([]);
  });

  it.each([
    ["is not the one it was paired with", "lost proof", "offline", "stranger"],
    ["does not understand the question", "no proof", "offline", "stranger"],
    ["knows this browser no longer", "unauthorized", "revoked", undefined],
  ])("A57: opens no socket to a companion that %s", async (_what, kind, step, cause) => {
    t.companion.replies.proveCompanion = async () => {
      if (kind === "unauthorized") return problem("unauthorized");
      if (kind === "no proof") return json({ hello: "world" });
      return json(await signedProof({ token: "another", nonce: "n", authority: "127.0.0.1:8477" }));
    };
    t.live.start();

    await t.reaches(step);

    expect(t.connection.getState().connection).toMatchObject(cause === undefined ? {} : { cause });
    expect(t.companion.sockets).toEqual([]);
    expect(JSON.stringify([t.companion.requests, t.companion.proofRequests])).not.toContain("secret");
  });

  it("asks for the proof again when the line was cut", async () => {
    await goLive(t);
    t.companion.replies.proveCompanion = () => json({ instanceId: "i", proofs: [] });

    t.companion.socket.listener.onLost();
    t.clock.advance(backoffMs(1, 0.5));

    await vi.waitFor(() => expect(t.connection.getState().connection).toMatchObject({ cause: "stranger" }));
    expect(t.companion.sockets).toHaveLength(1);
  });

  it("F40: keeps the list but not as live when the line is cut, and comes back at the announced time", async () => {
    await goLive(t);

    t.companion.socket.listener.onLost();

    expect(t.whatsapp.getState()).toMatchObject({ isLive: false, snapshotAt: t.clock.now() });
    expect(t.connection.getState().connection).toMatchObject({
      step: "offline",
      cause: "dropped",
      nextTryAt: t.clock.now() + backoffMs(1, 0.5),
    });
    t.clock.advance(backoffMs(1, 0.5));
    await t.socketOpens(2);
    t.companion.socket.emit("whatsapp-all-statuses", { rev: 2, accounts: [] });
    expect(t.step()).toBe("live");
  });

  it("waits longer each time nothing answers, since the first time", async () => {
    t.companion.isRunning = false;
    const since = t.clock.now();
    t.live.start();

    for (let attempt = 1; attempt <= 4; attempt += 1) {
      const nextTryAt = t.clock.now() + backoffMs(attempt, 0.5);
      await vi.waitFor(() =>
        expect(t.connection.getState().connection).toEqual({
          step: "offline",
          cause: "unreachable",
          since,
          nextTryAt,
          attempt,
        }),
      );
      t.clock.advance(backoffMs(attempt, 0.5));
    }
  });

  it("tries at once when asked, and only one try runs", async () => {
    t.companion.isRunning = false;
    t.live.start();
    await t.reaches("offline");
    t.companion.isRunning = true;

    t.live.retryNow();
    t.live.retryNow();

    await t.socketOpens(1);
    expect(t.clock.pending).toBe(1);
  });

  it("gives up a socket that never sends its snapshot", async () => {
    t.live.start();
    await t.socketOpens(1);

    t.clock.advance(10_000);

    expect(t.step()).toBe("offline");
    expect(t.companion.socket.isClosed).toBe(true);
  });

  it("forgets its pairing when a companion says that the token is unknown", async () => {
    await goLive(t);
    t.companion.socket.listener.onLost();
    t.clock.advance(backoffMs(1, 0.5));
    await t.socketOpens(2);

    t.companion.socket.listener.onRefused("unauthorized");

    expect(t.step()).toBe("revoked");
    expect(t.forgetPairing).toHaveBeenCalledOnce();
    t.live.restart();
    await t.reaches("revoked");
  });

  it.each([
    ["nothing answers", null, "offline"],
    ["the companion is overloaded", "too_many_requests", "offline"],
    ["the companion's database is away", "store_unavailable", "offline"],
    ["the token belongs to another origin", "origin_mismatch", "refused"],
  ] as const)("keeps its pairing when %s", async (_, code, expected) => {
    t.live.start();
    await t.socketOpens(1);

    t.companion.socket.listener.onRefused(code);

    expect(t.step()).toBe(expected);
    expect(t.forgetPairing).not.toHaveBeenCalled();
  });

  it("says which side is older, and looks again later by itself", async () => {
    const fits = { ...t.companion.replies };
    t.companion.replies.readHealth = () => json({ product: "saklar", status: "ok", version: "9.0.0", protocol: 99 });
    t.live.start();
    await t.reaches("wrongVersion");
    expect(t.connection.getState().connection).toMatchObject({ older: "extension", companionVersion: "9.0.0" });

    t.companion.replies = fits;
    t.clock.advance(30_000);

    await t.socketOpens(1);
  });

  it("says so when the browser stands in the way", async () => {
    t.companion.isRunning = false;
    t.wall.current = "hostPermission";
    t.live.start();

    await t.reaches("blocked");
  });

  it("calls a cut line a shutdown when the companion announced one", async () => {
    await goLive(t);

    t.companion.socket.emit("companion-notice", { kind: "draining" });
    t.companion.socket.listener.onLost();

    expect(t.connection.getState().connection).toMatchObject({ cause: "draining" });
  });

  it("knows that all accounts wait for the network, until one gets through", async () => {
    await goLive(t);

    t.companion.socket.emit("companion-notice", { kind: "network_lost" });
    expect(t.whatsapp.getState().isNetworkLost).toBe(true);
    t.companion.socket.emit("companion-notice", { kind: "network_back" });

    expect(t.whatsapp.getState().isNetworkLost).toBe(false);
  });

  it("reads the list once after many gaps", async () => {
    const account = anAccount({ rev: 1 });
    await goLive(t, [account]);
    const missed = anAccount({ id: "00000000-0000-4000-8000-000000000002", rev: 8 });
    t.companion.replies.listSessions = () => json({ rev: 9, total: 2, accounts: [account, missed], nextCursor: null });

    t.companion.socket.emit("whatsapp-status", aStatusUpdate(account, { rev: 5 }));
    t.companion.socket.emit("whatsapp-status", aStatusUpdate(account, { rev: 9, status: "error" }));
    t.clock.advance(250);

    await vi.waitFor(() => expect(missed.id in t.whatsapp.getState().accounts).toBe(true));
    expect(t.whatsapp.getState().accounts[account.id]?.status).toBe("error");
    expect(t.companion.requests.filter(({ operation }) => operation === "listSessions")).toHaveLength(1);
  });

  it("leaves nothing running when stopped", async () => {
    await goLive(t);

    t.live.stop();

    expect(t.companion.socket.isClosed).toBe(true);
    expect(t.clock.pending).toBe(0);
    t.live.retryNow();
    t.live.restart();
    expect(t.companion.sockets).toHaveLength(1);
  });

  it("drops the answer of a probe that was overtaken", async () => {
    let release = () => {};
    const fits = t.companion.replies.readHealth as () => Response;
    t.companion.replies.readHealth = () => new Promise((resolve) => (release = () => resolve(fits())));
    t.live.start();
    await vi.waitFor(() => expect(t.companion.requests).toHaveLength(1));

    t.live.stop();
    release();
    await Promise.resolve();

    expect(t.companion.sockets).toEqual([]);
  });
});

it("backs off from a second to half a minute", () => {
  expect([1, 2, 3, 4, 5, 6, 50].map((attempt) => backoffMs(attempt, 1))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ]);
  expect(backoffMs(1, 0)).toBe(800);
});
