/** Messages of a real account through a real browser: sent once, counted, paced, and counted still after a kill. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createSaklarClient } from "#shared/client/saklar-client";
import { type MessageAckEvent, sentMessageSchema } from "#shared/messages";
import { becomes, type LinkedAccount, linkAccount, pathOf } from "../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir, startCompanion } from "../../scripts/testing/companion-process";
import { type StandInProcess, startStandIn } from "../../scripts/testing/stand-in-process";

describe("a linked account", () => {
  const dataDir = makeDataDir();
  let standIn: StandInProcess;
  let companion: CompanionProcess;
  let account: LinkedAccount;
  const acks: MessageAckEvent[] = [];
  const start = async () => {
    companion = await startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium });
  };
  const send = (text: string) => companion.request("POST", pathOf("Toko", "/messages"), { to: "0899 0000 000", text });

  beforeAll(async () => {
    standIn = await startStandIn();
    await start();
    account = await linkAccount(companion, standIn, { name: "Toko", number: "6281234500001" });
  });

  afterAll(async () => {
    await companion?.process.end();
    await standIn?.stop();
    dataDir.remove();
  });

  it("sends a text once, tells its id and how far it came, and counts it", async () => {
    const follower = createSaklarClient(companion).follow({ onAck: (event) => void acks.push(event) });
    await follower.first;

    const response = await send("pesan pertama");

    expect(response.status).toBe(201);
    const { id, chatId, ack } = sentMessageSchema.parse(await response.json());
    expect(ack).toBe("pending");
    await vi.waitFor(() =>
      expect(acks).toContainEqual(expect.objectContaining({ messageId: id, chatId, ack: "sent" })),
    );
    follower.close();
    const sent = (await account.phone.outbox()).filter(({ body }) => body === "pesan pertama");
    expect(sent).toHaveLength(1);
    expect((await companion.account("Toko")).messagesSentToday).toBe(1);
  });

  it("refuses the next one with the wait, also after the companion was killed in between", async () => {
    const early = await send("terlalu cepat");
    await companion.process.end("SIGKILL");
    await start();
    await companion.request("POST", pathOf("Toko", "/start"));
    await becomes(companion, "Toko", { status: "ready" });

    expect(early.status).toBe(429);
    expect(await early.json()).toMatchObject({ code: "pace_limit", waitMs: expect.any(Number) });
    expect((await companion.account("Toko")).messagesSentToday).toBe(1);
    expect((await account.phone.outbox()).map(({ body }) => body)).not.toContain("terlalu cepat");
  });

  it("refuses to send when it is stopped", async () => {
    await companion.request("POST", pathOf("Toko", "/stop?wait=stopped"));

    expect(await (await send("terlambat")).json()).toMatchObject({ code: "not_ready", status: 409 });
  });
});
