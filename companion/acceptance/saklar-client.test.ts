/** The client for programs against the whole outside of the companion on a real port. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Account } from "#shared/account";
import type { Follower, FollowListener } from "#shared/client/follow-accounts";
import { createSaklarClient, type SaklarClient } from "#shared/client/saklar-client";
import { type Rig, startRig } from "../http/testing/rig";

let rig: Rig;
let saklar: SaklarClient;
let account: Account;
const followers: Follower[] = [];
beforeEach(async () => {
  rig = await startRig();
  account = await rig.accounts.create({ clientName: "Toko Á", method: "qr", start: true });
  rig.accounts.set(account.id, { status: "ready" });
  saklar = createSaklarClient({ url: rig.url, token: rig.tokens.operate });
});
afterEach(() => {
  for (const follower of followers.splice(0)) follower.close();
  return rig.close();
});

function follow(listener: FollowListener = {}, client = saklar): Follower {
  const follower = client.follow(listener);
  followers.push(follower);
  return follower;
}

const statusOf = (status: Account["status"], rev: number) => {
  const { link, desired, isPaused, attempt, nextRetryAt, degraded, epoch, isLoggedIn, since } = account;
  const fields = { link, desired, isPaused, attempt, nextRetryAt, degraded: [...degraded], epoch, isLoggedIn, since };
  return { update: { accountId: account.id, status, reason: null, rev, ...fields }, challenge: null };
};

describe("the client's calls", () => {
  it("list, read, reserve, send and give back by name", async () => {
    expect((await saklar.listAccounts()).map(({ clientName }) => clientName)).toEqual(["Toko Á"]);
    const reservation = await saklar.reserve("Toko Á", 3);

    const sent = await saklar.send("Toko Á", { to: "628990000000", text: "halo", reservationId: reservation.id });
    const { givenBack } = await saklar.giveBack("Toko Á", reservation.id);

    expect([sent.ack, givenBack, (await saklar.readQuota("Toko Á")).remaining]).toEqual(["pending", 3, 50]);
  });

  it("answer plain text as text", async () => {
    rig.accounts.qrs.set(account.id, "2@abc");

    expect(await saklar.call("readQr", { params: { name: account.id }, query: { format: "raw" } })).toBe("2@abc");
  });

  it("do the work of one key once", async () => {
    const message = { to: "628990000000", text: "halo" };
    await saklar.send("Toko Á", message, { idempotencyKey: "k" });
    await saklar.send("Toko Á", message, { idempotencyKey: "k" });

    expect(rig.messages.sent).toHaveLength(1);
  });

  it("fail with the code and the wait of the contract", async () => {
    await expect(saklar.reserve("Toko Á", 51)).rejects.toMatchObject({
      code: "daily_limit",
      isRetryable: true,
      waitMs: 32_400_500,
      resetsAt: "2026-01-25T17:00:00.000Z",
    });
    await expect(saklar.readAccount("nobody")).rejects.toMatchObject({ code: "account_not_found", isRetryable: false });
  });

  it("fail as unreachable when nobody or somebody else answers", async () => {
    const nobody = createSaklarClient({ url: "http://127.0.0.1:1", token: "t" });
    const other = createSaklarClient({
      url: rig.url,
      token: "t",
      fetch: async () => new Response("hi", { status: 500 }),
    });

    await expect(nobody.listAccounts()).rejects.toMatchObject({ code: "unreachable" });
    await expect(other.listAccounts()).rejects.toMatchObject({ code: "unreachable" });
  });
});

describe("following", () => {
  it("begins with the list and tells each change", async () => {
    const onAccount = vi.fn<(changed: Account) => void>();
    const follower = follow({ onAccount });

    expect((await follower.first).map(({ id }) => id)).toEqual([account.id]);
    rig.bus.emit("status.stored", statusOf("disconnected", 2));

    await vi.waitFor(() => expect(onAccount).toHaveBeenCalledOnce());
    expect(onAccount.mock.calls[0]?.[0]).toMatchObject({ status: "disconnected", connectionStatus: "disconnected" });
    expect(follower.accounts()).toMatchObject([{ rev: 2 }]);
  });

  it("reads an account again when a revision is missing", async () => {
    const follower = follow();
    await follower.first;
    rig.accounts.set(account.id, { rev: 7, status: "qr" });

    rig.bus.emit("status.stored", statusOf("loading", 5));

    await vi.waitFor(() => expect(follower.accounts()).toMatchObject([{ rev: 7, status: "qr" }]));
  });

  it("F40: comes back by itself after the companion ended the connection, with a new snapshot", async () => {
    const onConnection = vi.fn<(isConnected: boolean) => void>();
    const follower = follow({ onConnection });
    await follower.first;
    rig.accounts.set(account.id, { clientName: "Baru" });

    const [device] = (await rig.devices.list()).filter(({ scope }) => scope === "operate");
    rig.bus.emit("device.removed", { deviceId: device?.id ?? "" });

    await vi.waitFor(() => expect(onConnection.mock.calls.flat()).toEqual([true, false, true]));
    expect(follower.accounts()).toMatchObject([{ clientName: "Baru" }]);
  });

  it("with a token that is refused says so once and for all", async () => {
    const onRefused = vi.fn();
    const follower = follow({ onRefused }, createSaklarClient({ url: rig.url, token: "wrong" }));

    await expect(follower.first).rejects.toMatchObject({ code: "unauthorized", isRetryable: false });
    expect(onRefused).toHaveBeenCalledOnce();
  });

  it("ends when it is closed", async () => {
    const onAccounts = vi.fn();
    const follower = follow({ onAccounts });
    await follower.first;
    follower.close();
    onAccounts.mockClear();

    const watcher = follow();
    await watcher.first;
    rig.bus.emit("status.stored", statusOf("disconnected", 2));
    await vi.waitFor(() => expect(watcher.accounts()).toMatchObject([{ rev: 2 }]));

    expect(onAccounts).not.toHaveBeenCalled();
  });
});
