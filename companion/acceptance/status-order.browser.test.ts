/** Store, sockets and memory tell one story: the same changes, in the same order, with the same revisions. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Account } from "#shared/account";
import type { Snapshot, StatusUpdate } from "#shared/events";
import { becomes, pathOf } from "../../scripts/testing/accounts";
import {
  browsersBelow,
  type CompanionProcess,
  makeDataDir,
  startCompanion,
} from "../../scripts/testing/companion-process";
import { type StandInProcess, startStandIn } from "../../scripts/testing/stand-in-process";

interface Listener {
  readonly updates: StatusUpdate[];
  readonly snapshots: Snapshot[];
  close(): void;
}

async function listen(companion: CompanionProcess): Promise<Listener> {
  const socket = companion.socket();
  const updates: StatusUpdate[] = [];
  const snapshots: Snapshot[] = [];
  socket.on("whatsapp-status", (update) => updates.push(update));
  socket.on("whatsapp-all-statuses", (snapshot) => snapshots.push(snapshot));
  socket.connect();
  await vi.waitFor(() => expect(snapshots).toHaveLength(1));
  return { updates, snapshots, close: () => socket.close() };
}

const told = (updates: readonly StatusUpdate[]) => updates.map(({ rev, status, reason }) => ({ rev, status, reason }));

describe("status changes", () => {
  const dataDir = makeDataDir();
  let standIn: StandInProcess;
  let companion: CompanionProcess;
  const command = (what: string) => companion.request("POST", pathOf("Kasir", what));

  beforeAll(async () => {
    standIn = await startStandIn();
    companion = await startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium });
    await companion.request("POST", "/whatsapp/session", { clientName: "Kasir", method: "qr", start: false });
  });

  afterAll(async () => {
    await companion?.process.end();
    await standIn?.stop();
    dataDir.remove();
  });

  it("reach two sockets in the order and with the revisions of the store", async () => {
    const [one, other] = [await listen(companion), await listen(companion)];
    const first = one.snapshots[0]?.rev ?? 0;

    await command("/start");
    await becomes(companion, "Kasir", { status: "qr" });
    await command("/stop?wait=stopped");
    const account = await becomes(companion, "Kasir", { status: "disconnected", reason: "stopped" });
    await vi.waitFor(() => expect(other.updates.at(-1)?.rev).toBe(account.rev));
    await vi.waitFor(() => expect(one.updates.at(-1)?.rev).toBe(account.rev));
    one.close();
    other.close();

    expect(told(one.updates)).toEqual(told(other.updates));
    expect(one.updates.map((update) => update.rev)).toEqual(one.updates.map((_, index) => first + index + 1));
    expect(one.updates.map((update) => update.status)).toEqual(["loading", "qr", "disconnected"]);
  });

  it("F12: of fifty starts at once come from one browser, and all are answered with the same epoch", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => command("/start")));

    const accounts = await Promise.all(answers.map(async (answer) => (await answer.json()) as Account));
    expect(new Set(accounts.map(({ epoch }) => epoch)).size).toBe(1);
    await becomes(companion, "Kasir", { status: "qr" });

    expect(browsersBelow(dataDir.path)).toHaveLength(1);
    await command("/stop?wait=stopped");
    expect(browsersBelow(dataDir.path)).toEqual([]);
  });

  it("F39: missed by a socket that was away are made up for by its next snapshot", async () => {
    const away = await listen(companion);
    const before = away.snapshots[0]?.rev ?? 0;
    away.close();

    for (let times = 0; times < 10; times += 1) {
      await command("/start");
      await command("/stop?wait=stopped");
    }
    const back = await listen(companion);
    back.close();

    const [snapshot] = back.snapshots;
    expect((snapshot?.rev ?? 0) - before).toBeGreaterThanOrEqual(20);
    expect(snapshot?.accounts).toEqual(await companion.accounts());
  });

  it.each(["start", "stop"])(
    "F10: end as last wished when start and stop come 50 times in a burst and %s is last",
    async (last) => {
      const first = last === "start" ? "/stop" : "/start";
      const answers = [];
      for (let times = 0; times < 50; times += 1) answers.push(command(first), command(`/${last}`));
      await Promise.all(answers);

      await becomes(
        companion,
        "Kasir",
        last === "start" ? { status: "qr", desired: "running" } : { status: "disconnected", desired: "stopped" },
      );
      await command("/stop?wait=stopped");
      expect(browsersBelow(dataDir.path)).toEqual([]);
    },
  );
});
