/** A linked account tells a webhook; the companion is killed in the middle of it, and no status is missing in the end. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Webhook } from "#shared/webhooks";
import { becomes, linkAccount, pathOf } from "../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir, startCompanion } from "../../scripts/testing/companion-process";
import { type StandInProcess, startStandIn } from "../../scripts/testing/stand-in-process";
import { isSignedWith, type Receiver, startReceiver } from "../webhooks/testing/receiver";

describe("a webhook", () => {
  const dataDir = makeDataDir();
  const env = { SAKLAR_WEBHOOK_PRIVATE: "127.0.0.1", SAKLAR_WEBHOOK_RETRY_MS: "500" };
  let standIn: StandInProcess;
  let companion: CompanionProcess;
  let receiver: Receiver;
  const start = async () => {
    companion = await startCompanion({ dataDir: dataDir.path, chromium: standIn.chromium, env });
  };

  beforeAll(async () => {
    standIn = await startStandIn();
    receiver = await startReceiver();
    await start();
  });

  afterAll(async () => {
    await companion?.process.end();
    await receiver?.close();
    await standIn?.stop();
    dataDir.remove();
  });

  it("hears every status once at least, in order and signed, over kill -9 of the companion", async () => {
    const added = await companion.request("POST", "/webhooks", { url: receiver.url });
    const { webhook, secret } = (await added.json()) as { webhook: Webhook; secret: string };
    const taken: number[] = [];
    // The first three are taken, then the receiver is down.
    receiver.answer = ({ event }) => {
      if (taken.length >= 3 && !isUp) return 503;
      taken.push(event.rev);
      return 200;
    };
    let isUp = false;
    await linkAccount(companion, standIn, { name: "Toko", number: "6281234500001" });
    const { id, rev } = await companion.account("Toko");

    await companion.process.end("SIGKILL");
    isUp = true;
    await start();
    // Whoever knows that it is up again need not wait for the next try.
    await companion.request("PUT", `/webhooks/${webhook.id}`, { isEnabled: true });
    await companion.request("POST", pathOf("Toko", "/start"));
    await becomes(companion, "Toko", { status: "ready" });
    await companion.request("POST", pathOf("Toko", "/stop?wait=stopped"));

    const last = (await companion.account("Toko")).rev;
    const expected = Array.from({ length: last }, (_, index) => index + 1);
    await vi.waitFor(() => expect(taken.at(-1)).toBe(last));
    expect(last).toBeGreaterThan(rev);
    expect([...new Set(taken)]).toEqual(expected);
    expect(taken).toEqual([...taken].sort((a, b) => a - b));
    expect(receiver.received.every((one) => isSignedWith(secret, one) && one.event.accountId === id)).toBe(true);
    await vi.waitFor(async () => {
      const { webhooks } = (await (await companion.request("GET", "/webhooks")).json()) as { webhooks: Webhook[] };
      expect(webhooks).toMatchObject([{ id: webhook.id, waiting: 0, dead: 0 }]);
    });
  });
});
