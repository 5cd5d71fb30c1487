/** Sending with real accounts on a real database and scripted clients: what is checked, counted, kept and given back. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type AccountsRig, createAccountsRig } from "../accounts/testing/accounts-rig";
import { TimeLimitError } from "../bounded";
import { AppError } from "../errors";

const minuteMs = 60_000;
const friend = "628990000000";

let rig: AccountsRig;
let id: string;
beforeEach(async () => {
  rig = await createAccountsRig();
  id = (await rig.create({ trustLevel: 1, dailyLimit: 5 })).id;
  await rig.makeReady();
  rig.clients.sendText = async () => ({ messageId: "true_1" });
});

const send = (fields: { text?: string; to?: string; reservationId?: string } = {}) =>
  rig.accounts.messages.send("Toko", { to: friend, text: "halo", ...fields });
const count = async () => (await rig.useCases.read("Toko")).messagesSentToday;

describe("a message", () => {
  it("is sent to the chat of a number, counted, and answered with its id", async () => {
    const sendText = vi.spyOn(rig.clients, "sendText");

    const sent = await send({ to: "0899 0000 000" });

    expect(sendText).toHaveBeenCalledExactlyOnceWith(`${friend}@c.us`, "halo");
    expect(sent).toEqual({ id: "true_1", chatId: `${friend}@c.us`, ack: "pending" });
    expect(await count()).toBe(1);
    expect((await rig.accounts.quota.read("Toko")).reservations).toEqual([]);
    expect(rig.eventsOf("account.changed").at(-1)).toMatchObject({ messagesSentToday: 1 });
  });

  it("needs an account that is ready, and costs nothing otherwise", async () => {
    await rig.useCases.stop("Toko");

    await expect(send()).rejects.toMatchObject({ code: "not_ready" });
    expect(await count()).toBe(0);
  });

  it("above the daily limit is refused before WhatsApp hears of it", async () => {
    await rig.accounts.quota.reserve("Toko", 5);
    const sendText = vi.spyOn(rig.clients, "sendText");

    await expect(send()).rejects.toMatchObject({ code: "daily_limit" });
    expect(sendText).not.toHaveBeenCalled();
  });

  it("uses up a reservation instead of counting anew, as often as the reservation holds", async () => {
    const { id: reservationId } = await rig.accounts.quota.reserve("Toko", 1);
    await send({ reservationId });
    rig.clock.advance(minuteMs);

    await expect(send({ reservationId })).rejects.toMatchObject({ code: "reservation_not_found" });
    expect(await count()).toBe(1);
  });
});

describe("how far a message has come", () => {
  it("is told", async () => {
    const { id: messageId, chatId } = await send();
    const acked = { messageId: messageId ?? "", chatId, ack: "delivered" } as const;

    rig.clients.latest().report({ kind: "ack", ...acked });
    await rig.stored();

    expect(rig.eventsOf("message.acked")).toEqual([{ accountId: id, ...acked }]);
  });
});

describe("the pace of the trust level", () => {
  it("makes the second message wait, and says how long", async () => {
    await send();

    await expect(send()).rejects.toMatchObject({ code: "pace_limit", retryAfter: 30, limit: { waitMs: 30_000 } });
    rig.clock.advance(30_000);
    await expect(send()).resolves.toMatchObject({ id: "true_1" });
    expect(await count()).toBe(2);
  });

  it("holds for messages asked for at the same moment", async () => {
    const outcomes = await Promise.allSettled([send(), send(), send()]);

    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await count()).toBe(1);
  });

  it("holds across a restart of the companion", async () => {
    await send();
    await rig.accounts.shutdown();
    const restarted = rig.boot();
    await restarted.useCases.start("Toko");
    await rig.makeReady();

    await expect(restarted.messages.send("Toko", { to: friend, text: "halo" })).rejects.toMatchObject({
      code: "pace_limit",
    });
  });

  it("lets only few first contacts through in an hour, while known chats go on", async () => {
    const chat = {
      chatId: "628990000009@c.us",
      title: "Lama",
      isGroup: false,
      unreadCount: 0,
      timestamp: 1_700_000_000,
    };
    await rig.store.history.saveChats(id, [chat]);
    for (const to of ["628990000001", "628990000002", "628990000003"]) {
      await send({ to });
      rig.clock.advance(minuteMs);
    }

    await expect(send({ to: "628990000004" })).rejects.toMatchObject({ limit: { waitMs: 57 * minuteMs } });
    await expect(send({ to: chat.chatId })).resolves.toMatchObject({ id: "true_1" });
  });
});

describe("a send that does not come to a good end", () => {
  it.each(["not_ready", "capability_degraded", "not_on_whatsapp"] as const)(
    "before anything was handed to WhatsApp (%s) gives all back",
    async (code) => {
      rig.clients.sendText = () => Promise.reject(new AppError(code));

      await expect(send()).rejects.toMatchObject({ code });

      expect(await count()).toBe(0);
      expect(rig.eventsOf("account.changed").at(-1)).toMatchObject({ messagesSentToday: 0 });
    },
  );

  it("to a number that is not on WhatsApp still counts for the pace: looking numbers up is watched too", async () => {
    rig.clients.sendText = () => Promise.reject(new AppError("not_on_whatsapp"));

    await expect(send()).rejects.toMatchObject({ code: "not_on_whatsapp" });

    await expect(send()).rejects.toMatchObject({ code: "pace_limit" });
  });

  it("with a reservation leaves the reservation as it was", async () => {
    const { id: reservationId } = await rig.accounts.quota.reserve("Toko", 2);
    rig.clients.sendText = () => Promise.reject(new AppError("not_ready"));

    await expect(send({ reservationId })).rejects.toMatchObject({ code: "not_ready" });

    expect((await rig.accounts.quota.read("Toko")).reservations).toMatchObject([{ left: 2 }]);
  });

  it.each([
    ["told no id", async () => ({ messageId: null })],
    ["took too long", () => Promise.reject(new AppError("whatsapp_failed", { cause: new TimeLimitError("late") }))],
  ])("because WhatsApp %s is unknown and keeps its charge", async (_how, sendText) => {
    rig.clients.sendText = sendText;

    expect(await send()).toEqual({ id: null, chatId: `${friend}@c.us`, ack: "unknown" });
    expect(await count()).toBe(1);
  });

  it("because the browser is gone is unknown and keeps its charge", async () => {
    rig.clients.sendText = async () => {
      rig.clients.latest(id).report({ kind: "ended", reason: "browser_crashed" });
      throw new AppError("whatsapp_failed", { cause: new Error("Target closed") });
    };

    expect(await send()).toMatchObject({ id: null, ack: "unknown" });
    expect(await count()).toBe(1);
  });

  it("because the page refuses it is a failure, and still keeps its charge", async () => {
    rig.clients.sendText = () => Promise.reject(new AppError("whatsapp_failed", { cause: new Error("invalid wid") }));

    await expect(send()).rejects.toMatchObject({ code: "whatsapp_failed" });
    expect(await count()).toBe(1);
  });
});
