/** What the routes of the daily limit answer. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { quotaSchema, reservationSchema, usageSchema } from "#shared/quota";
import { codeOf, type Rig, startRig } from "../testing/rig";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
  await rig.accounts.create({ clientName: "a1", method: "qr", start: true });
});
afterEach(() => rig.close());

const reservations = "/whatsapp/session/a1/quota/reservations";

describe("a reservation", () => {
  it("is one message unless more are asked for, and is given back by its id", async () => {
    const made = await rig.call("POST", reservations);
    const { id, count } = reservationSchema.parse(await made.json());

    const givenBack = await rig.call("DELETE", `${reservations}/${id}`);

    expect([made.status, count]).toEqual([201, 1]);
    expect([givenBack.status, await givenBack.json()]).toMatchObject([200, { givenBack: 1, remaining: 50 }]);
    expect(await codeOf(await rig.call("DELETE", `${reservations}/${id}`))).toBe("reservation_not_found");
  });

  it("above the limit is refused with the wait in seconds and the midnight it ends at", async () => {
    const response = await rig.call("POST", reservations, { body: { count: 51 } });

    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("32401");
    expect(await response.json()).toMatchObject({
      code: "daily_limit",
      retryable: true,
      waitMs: 32_400_500,
      resetsAt: "2026-01-25T17:00:00.000Z",
    });
  });

  it("asked for twice with one Idempotency-Key is one reservation", async () => {
    const headers = { "Idempotency-Key": "k1" };
    const ask = () => rig.call("POST", reservations, { body: { count: 3 }, headers });

    const [first, second] = [await (await ask()).json(), await (await ask()).json()];

    expect(second).toEqual(first);
  });

  it.each([{ count: 0 }, { count: 2001 }, { count: 1.5 }, { count: "1" }, { amount: 1 }])(
    "refuses %j",
    async (body) => {
      expect(await codeOf(await rig.call("POST", reservations, { body }))).toBe("validation_failed");
    },
  );

  it("with an id that is none is refused", async () => {
    expect(await codeOf(await rig.call("DELETE", `${reservations}/1`))).toBe("validation_failed");
  });
});

describe("quota and usage", () => {
  it("are readable with scope read", async () => {
    const { read: token } = rig.tokens;

    const quota = await (await rig.call("GET", "/whatsapp/session/a1/quota", { token })).json();
    const usage = await (await rig.call("GET", "/whatsapp/session/a1/usage?days=7", { token })).json();

    expect(quotaSchema.parse(quota).remaining).toBe(50);
    expect(usageSchema.parse(usage).timeZone).toBe("Asia/Jakarta");
  });

  it("is a table for spreadsheets as well", async () => {
    await rig.call("POST", reservations, { body: { count: 4 } });

    const response = await rig.call("GET", "/whatsapp/session/a1/usage.csv");

    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(await response.text()).toBe("day,sent,dailyLimit\r\n2026-01-25,4,50\r\n");
  });

  it.each(["0", "367", "x"])("of %s days is refused", async (days) => {
    expect(await codeOf(await rig.call("GET", `/whatsapp/session/a1/usage?days=${days}`))).toBe("validation_failed");
  });
});
