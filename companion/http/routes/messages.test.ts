/** What POST …/messages answers, and that a keyed request sends once. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sentMessageSchema } from "#shared/messages";
import { AppError } from "../../errors";
import { codeOf, type Rig, startRig } from "../testing/rig";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
  const { id } = await rig.accounts.create({ clientName: "a1", method: "qr", start: true });
  rig.accounts.set(id, { status: "ready" });
});
afterEach(() => rig.close());

const message = { to: "628990000000", text: "halo" };
const send = (body: unknown, headers = {}) =>
  rig.call("POST", "/whatsapp/session/a1/messages", { body, headers, token: rig.tokens.operate });

describe("a message", () => {
  it("is sent and answered with id and ack", async () => {
    const response = await send(message);

    expect(response.status).toBe(201);
    expect(sentMessageSchema.parse(await response.json())).toMatchObject({ id: "true_1", ack: "pending" });
  });

  it("asked for twice with one Idempotency-Key is sent once", async () => {
    const headers = { "Idempotency-Key": "m1" };
    const [first, second] = [await (await send(message, headers)).json(), await (await send(message, headers)).json()];

    expect(second).toEqual(first);
    expect(rig.messages.sent).toHaveLength(1);
    expect(await codeOf(await send({ ...message, text: "lain" }, headers))).toBe("idempotency_mismatch");
  });

  it("sent too fast is refused with the wait", async () => {
    rig.messages.failure = new AppError("pace_limit", { waitMs: 12_300 });
    const response = await send(message);

    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "13"]);
    expect(await response.json()).toMatchObject({ code: "pace_limit", waitMs: 12_300 });
  });

  it.each([
    [{ text: "x" }, "to"],
    [{ to: "628990000000" }, "text"],
    [{ ...message, text: "" }, "text"],
    [{ ...message, text: " \n " }, "text"],
    [{ ...message, text: "x".repeat(65_537) }, "text"],
    [{ ...message, to: ["1", "2"] }, "to"],
    [{ ...message, reservationId: "1" }, "reservationId"],
    [{ ...message, media: "x" }, "media"],
  ])("refuses %j because of %s", async (body, path) => {
    const { errors } = await (await send(body)).json();

    expect(errors).toMatchObject([{ path }]);
  });
});
