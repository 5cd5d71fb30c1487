/** The daily limit of an account on a real database: what is counted, refused, given back and forgotten. */
import { beforeEach, describe, expect, it } from "vitest";
import { createQuotaRig, type QuotaRig } from "./testing/quota-rig";

const dayMs = 24 * 60 * 60 * 1000;
const account = { id: "a", createdAt: "2026-01-25T08:00:00.000Z" };

let rig: QuotaRig;
beforeEach(async () => {
  rig = await createQuotaRig();
  await rig.addAccount("a", 5);
});

const read = () => rig.quota.read(account);

describe("a reservation", () => {
  it("is counted at once and says what is left until when", async () => {
    const reservation = await rig.quota.reserve("a", 2);

    expect(reservation).toMatchObject({ count: 2, remaining: 3, resetsAt: "2026-01-25T17:00:00.000Z" });
    expect(await read()).toMatchObject({
      day: "2026-01-25",
      messagesSentToday: 2,
      remaining: 3,
      reservations: [{ id: reservation.id, left: 2 }],
    });
  });

  it("that does not fit is refused as a whole, with the time until midnight", async () => {
    await rig.quota.reserve("a", 4);

    await expect(rig.quota.reserve("a", 2)).rejects.toMatchObject({
      code: "daily_limit",
      retryAfter: 9 * 60 * 60,
      limit: { waitMs: 9 * 60 * 60 * 1000, resetsAt: "2026-01-25T17:00:00.000Z" },
    });
    expect(await read()).toMatchObject({ messagesSentToday: 4, remaining: 1 });
  });

  it("can be given back once, and only what was not sent of it", async () => {
    const { id } = await rig.quota.reserve("a", 3);
    await rig.quota.takeOne("a", id);

    expect(await rig.quota.giveBack("a", id)).toMatchObject({ givenBack: 2, remaining: 4 });
    await expect(rig.quota.giveBack("a", id)).rejects.toMatchObject({ code: "reservation_not_found" });
    expect(await rig.sent("a")).toBe(1);
  });

  it("carries as many messages as it has, and one more when a send certainly failed", async () => {
    const { id } = await rig.quota.reserve("a", 1);
    await rig.quota.takeOne("a", id);
    await expect(rig.quota.takeOne("a", id)).rejects.toMatchObject({ code: "reservation_not_found" });

    await rig.quota.putBackOne("a", id);

    await expect(rig.quota.takeOne("a", id)).resolves.toBeUndefined();
  });

  it("belongs to one account", async () => {
    await rig.addAccount("b", 5);
    const { id } = await rig.quota.reserve("a", 1);

    await expect(rig.quota.giveBack("b", id)).rejects.toMatchObject({ code: "reservation_not_found" });
    await expect(rig.quota.takeOne("b", id)).rejects.toMatchObject({ code: "reservation_not_found" });
    expect([await rig.sent("a"), await rig.sent("b")]).toEqual([1, 0]);
  });

  it("of yesterday carries nothing today and takes nothing off today's count", async () => {
    const { id } = await rig.quota.reserve("a", 5);
    rig.clock.advance(dayMs);
    await rig.quota.reserve("a", 2);

    await expect(rig.quota.takeOne("a", id)).rejects.toMatchObject({ code: "reservation_not_found" });
    await expect(rig.quota.giveBack("a", id)).rejects.toMatchObject({ code: "reservation_not_found" });
    expect(await rig.sent("a")).toBe(2);
  });

  it("of an account that is gone is refused as such", async () => {
    await rig.store.accounts.markDeleting("a", account.createdAt);

    await expect(rig.quota.reserve("a", 1)).rejects.toMatchObject({ code: "account_not_found" });
  });
});

describe("the limit", () => {
  it("may be lowered below what is counted: nothing is left, and nothing is negative", async () => {
    await rig.quota.reserve("a", 4);
    await rig.store.accounts.saveSettings("a", { dailyLimit: 2 }, account.createdAt);

    expect(await read()).toMatchObject({ messagesSentToday: 4, remaining: 0 });
    await expect(rig.quota.reserve("a", 1)).rejects.toMatchObject({ code: "daily_limit" });
  });
});

describe("a reset by hand", () => {
  it("F46: begins at zero and voids what was reserved, so that the limit still holds after it", async () => {
    const { id } = await rig.quota.reserve("a", 5);
    await rig.quota.reset("a");
    await rig.quota.reserve("a", 5);

    await expect(rig.quota.takeOne("a", id)).rejects.toMatchObject({ code: "reservation_not_found" });
    await expect(rig.quota.giveBack("a", id)).rejects.toMatchObject({ code: "reservation_not_found" });
    await expect(rig.quota.reserve("a", 1)).rejects.toMatchObject({ code: "daily_limit" });
  });

  it("does not rewrite what the day has used", async () => {
    await rig.quota.reserve("a", 5);
    await rig.quota.reset("a");
    await rig.quota.reserve("a", 1);

    expect(await rig.quota.usage("a", 1)).toEqual({
      timeZone: "Asia/Jakarta",
      days: [{ day: "2026-01-25", sent: 6, dailyLimit: 5 }],
    });
  });
});

describe("the usage", () => {
  it("holds the days asked for that have something, oldest first", async () => {
    for (const sent of [1, 2, 3]) {
      await rig.quota.reserve("a", sent);
      rig.clock.advance(2 * dayMs);
    }
    const { days } = await rig.quota.usage("a", 5);

    expect(days).toEqual([
      { day: "2026-01-27", sent: 2, dailyLimit: 5 },
      { day: "2026-01-29", sent: 3, dailyLimit: 5 },
    ]);
  });
});

describe("the clock", () => {
  it("F42: put back a day resets nothing, and the day it was put back to goes on under the same count", async () => {
    await rig.quota.reserve("a", 5);
    rig.clock.set("2026-01-24T08:00:00.000Z");

    await expect(rig.quota.reserve("a", 1)).rejects.toMatchObject({ limit: { resetsAt: "2026-01-25T17:00:00.000Z" } });
    rig.clock.set("2026-01-25T08:00:00.000Z");
    await expect(rig.quota.reserve("a", 1)).rejects.toMatchObject({ code: "daily_limit" });
    rig.clock.set("2026-01-25T17:00:00.000Z");
    expect(await rig.quota.reserve("a", 5)).toMatchObject({ remaining: 0 });
  });

  it("F42: that was in the year 2100 for a while holds nobody up once it is right again", async () => {
    rig.clock.set("2100-01-01T08:00:00.000Z");
    await rig.quota.reserve("a", 5);
    rig.clock.set("2026-01-25T09:00:00.000Z");

    await expect(rig.quota.reserve("a", 1)).rejects.toMatchObject({ limit: { resetsAt: "2026-01-25T17:00:00.000Z" } });
    rig.clock.set("2026-01-25T17:00:00.000Z");
    expect(await rig.quota.reserve("a", 5)).toMatchObject({ remaining: 0, resetsAt: "2026-01-26T17:00:00.000Z" });
  });
});

describe("the suggested trust level", () => {
  it("grows with age and falls with trouble", async () => {
    expect((await read()).suggestedTrustLevel).toBe(1);
    rig.clock.advance(200 * dayMs);
    expect((await read()).suggestedTrustLevel).toBe(5);

    const at = new Date(rig.clock.now() - 8 * dayMs).toISOString();
    const move = {
      id: "a",
      epoch: 0,
      from: "disconnected",
      to: "error",
      reason: "account_restricted",
      at,
      patch: {},
    } as const;
    await rig.store.accounts.saveStatus(move);

    expect((await read()).suggestedTrustLevel).toBe(2);
  });
});
