/** The one writer of status, on a real database that can be made to fail. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { accountStatuses } from "#shared/status";
import { canMove } from "#shared/transitions";
import { silentLog } from "../diagnostics/log";
import { AppError } from "../errors";
import { createEventBus, type EventBus, type StoredStatus } from "../events/event-bus";
import type { Challenge } from "../pool/pool-report";
import { openStore, type Store } from "../store/open-store";
import { createTestClock, type TestClock } from "../testing/test-clock";
import type { AccountStore } from "./account-store";
import { createLiveState } from "./live-state";
import type { StatusChange } from "./status-line";
import { createStatusWriter, type StatusWriter } from "./status-writer";
import { maxWaitingCommands } from "./waiting-commands";

const at = "2026-01-25T08:00:00.000Z";
let clock: TestClock;
let store: Store;
let bus: EventBus;
let writer: StatusWriter;
let told: StoredStatus[];
let failure: AppError | null;
const live = createLiveState();

beforeEach(async () => {
  clock = createTestClock();
  store = await openStore({ url: ":memory:", clock, random: Math.random, log: silentLog });
  await store.accounts.insert({ id: "a", clientName: "Toko", linkMethod: "qr", linkPhoneNumber: null, at });
  bus = createEventBus();
  told = [];
  bus.on("status.stored", (event) => void told.push(event));
  failure = null;
  live.forget("a");
  const accounts: AccountStore = {
    ...store.accounts,
    saveStatus: (move) => (failure ? Promise.reject(failure) : store.accounts.saveStatus(move)),
  };
  writer = createStatusWriter({ accounts, live, bus, clock, log: silentLog });
});

const change = (more: Partial<StatusChange>): StatusChange => ({
  accountId: "a",
  epoch: 0,
  status: "loading",
  reason: null,
  ...more,
});
const challenge = (kind: "qr" | "code", payload: string): Challenge => ({
  kind,
  payload,
  link: { kind, attempt: 1, maxAttempts: 6, issuedAt: at, expiresAt: "2026-01-25T08:01:00.000Z" },
});

describe("a status", () => {
  it("is told with everything that travels with it, as it is stored", async () => {
    clock.advance(5_000);
    await writer.write(change({ status: "loading", patch: { attempt: 2 } }));

    expect(told).toEqual([
      {
        update: {
          accountId: "a",
          status: "loading",
          reason: null,
          since: "2026-01-25T08:00:05.000Z",
          desired: "stopped",
          attempt: 2,
          nextRetryAt: null,
          link: null,
          degraded: [],
          epoch: 0,
          rev: 1,
          isLoggedIn: false,
          isPaused: false,
        },
        challenge: null,
      },
    ]);
    const { connectionStatus, since, attempt, rev } = (await store.accounts.find("a"))!;
    expect([connectionStatus, since, attempt, rev]).toEqual(["loading", "2026-01-25T08:00:05.000Z", 2, 1]);
  });

  it.each(accountStatuses.flatMap((from) => accountStatuses.map((to) => [from, to] as const)))(
    "F19: from %s to %s is stored only if the contract allows it",
    async (from, to) => {
      const start = { id: "a", epoch: 0, from: "disconnected", to: from, reason: null, at, patch: {} } as const;
      await store.accounts.saveStatus(start);

      expect(await writer.write(change({ status: to }))).toBe(canMove(from, to));

      expect((await store.accounts.find("a"))?.connectionStatus).toBe(canMove(from, to) ? to : from);
      expect([told.length, writer.counters.refusedMoves]).toEqual(canMove(from, to) ? [1, 0] : [0, 1]);
    },
  );

  it("F8: of an older epoch, or of an account that is gone, is dropped", async () => {
    await store.accounts.saveWish("a", { desired: "running" });

    expect(await writer.write(change({ epoch: 0 }))).toBe(false);
    expect(await writer.write(change({ accountId: "gone" }))).toBe(false);

    expect([told, writer.counters.lateChanges]).toEqual([[], 1]);
  });

  it("that another process overtakes between check and write is dropped", async () => {
    const accounts: AccountStore = {
      ...store.accounts,
      saveStatus: async (move) => {
        await store.accounts.saveWish("a", { desired: "stopped" });
        return store.accounts.saveStatus(move);
      },
    };
    const overtaken = createStatusWriter({ accounts, live, bus, clock, log: silentLog });

    expect(await overtaken.write(change({}))).toBe(false);

    expect([told, overtaken.counters.lateChanges]).toEqual([[], 1]);
  });

  it("reaches the other listeners and the next change though one listener fails", async () => {
    bus.on("status.stored", () => {
      throw new Error("listener");
    });

    expect(await writer.write(change({}))).toBe(true);
    expect(await writer.write(change({ status: "authenticated" }))).toBe(true);
  });
});

describe("a challenge", () => {
  beforeEach(() => writer.write(change({})));

  it("is told beside the status and never stored", async () => {
    await writer.write(change({ status: "qr", challenge: challenge("qr", "secret-payload") }));

    expect(told.at(-1)?.challenge?.qrText).toBe("secret-payload");
    expect(JSON.stringify([told.at(-1)?.update, await store.accounts.find("a")])).not.toContain("secret-payload");
  });

  it("F20: that is the same again is neither stored nor told", async () => {
    const same = change({ status: "qr", challenge: challenge("qr", "one") });

    expect([await writer.write(same), await writer.write(same)]).toEqual([true, false]);

    expect((await store.accounts.find("a"))?.rev).toBe(2);
  });

  it("F18: is forgotten as soon as the status moves on", async () => {
    await writer.write(change({ status: "qr", challenge: challenge("qr", "one") }));
    await writer.write(change({ status: "authenticated" }));

    expect(live.of("a").challenge).toBeNull();
    expect(told.at(-1)).toMatchObject({ challenge: null, update: { link: null } });
  });

  it("by code is also told by its own event, after the status", async () => {
    const order: string[] = [];
    bus.on("*", (name) => void order.push(name));

    await writer.write(change({ status: "pairing", challenge: challenge("code", "ABCD1234") }));

    expect(order).toEqual(["status.stored", "pairing-code.issued"]);
  });
});

describe("a command", () => {
  it("is refused when too many wait, while statuses are still stored, and taken again once they are done", async () => {
    let letGo = () => {};
    let isRunning = () => {};
    const running = new Promise<void>((resolve) => (isRunning = resolve));
    const first = writer.exclusively(() => {
      isRunning();
      return new Promise<void>((resolve) => (letGo = resolve));
    });
    await running;
    const waiting = Array.from({ length: maxWaitingCommands }, () => writer.exclusively(() => "done"));
    const status = writer.write(change({}));

    await expect(writer.exclusively(() => "one too many")).rejects.toMatchObject({ code: "too_many_requests" });
    letGo();

    expect(await Promise.all([first, status])).toEqual([undefined, true]);
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(["done"]));
    expect(await writer.exclusively(() => "taken")).toBe("taken");
  });
});

describe("a database that cannot be written", () => {
  it("F30, F31: delays statuses until it can, in order, and refuses commands meanwhile", async () => {
    const notices: string[] = [];
    bus.on("companion.noticed", ({ kind }) => void notices.push(kind));
    failure = new AppError("store_unavailable");
    const writes = [writer.write(change({})), writer.write(change({ status: "authenticated" }))];
    const ran: string[] = [];
    const waiting = writer.exclusively(() => void ran.push("came before the trouble was known"));
    await expect(waiting).rejects.toMatchObject({ code: "store_unavailable" });
    expect(notices).toEqual(["degraded"]);

    await expect(writer.exclusively(() => "command")).rejects.toMatchObject({ code: "store_unavailable" });
    expect(told).toEqual([]);

    failure = null;
    clock.advance(1_000);
    expect(await Promise.all(writes)).toEqual([true, true]);
    expect(told.map(({ update }) => update.status)).toEqual(["loading", "authenticated"]);
    expect(notices).toEqual(["degraded", "recovered"]);
    expect(await writer.exclusively(() => "command")).toBe("command");
    expect(ran).toEqual([]);
  });

  it("F21: lets no more wait than one of each status of an account, however often it changes", async () => {
    await writer.write(change({}));
    await writer.write(change({ status: "authenticated" }));
    await writer.write(change({ status: "ready", patch: { isLoggedIn: true } }));
    failure = new AppError("store_unavailable");
    const notices: string[] = [];
    bus.on("companion.noticed", ({ kind }) => void notices.push(kind));
    const first = writer.write(change({ status: "disconnected", reason: "whatsapp_offline" }));
    await vi.waitFor(() => expect(notices).toEqual(["degraded"]));

    const flips = Array.from({ length: 10_000 }, (_, flip) => {
      if (flip % 2 === 0) return writer.write(change({ status: "ready", patch: { attempt: flip } }));
      return writer.write(
        change({ status: "disconnected", reason: "whatsapp_offline", patch: { phoneNumber: "628" } }),
      );
    });
    failure = null;
    clock.advance(1_000);

    expect([await first, new Set(await Promise.all(flips))]).toEqual([true, new Set([true, false])]);
    expect(told.slice(3).map(({ update }) => update.status)).toEqual(["disconnected", "ready", "disconnected"]);
    const { connectionStatus, attempt, phoneNumber, rev } = (await store.accounts.find("a"))!;
    expect([connectionStatus, attempt, phoneNumber, rev]).toEqual(["disconnected", 9_998, "628", 6]);
    expect(writer.counters.refusedMoves).toBe(0);
  });

  it("does not keep the companion from ending", async () => {
    failure = new AppError("disk_full");
    const closing = writer.close();

    await expect(writer.write(change({}))).rejects.toMatchObject({ code: "disk_full" });
    await closing;
  });
});
