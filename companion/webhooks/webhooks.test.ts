/** Webhooks from the status of an account to a real HTTP server: signed, in order, kept until taken, given up visibly. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { webhookEvents } from "#shared/webhook-events";
import { type CreateWebhook, createWebhookSchema, webhookData } from "#shared/webhooks";
import { createAccountsRig } from "../accounts/testing/accounts-rig";
import { silentLog } from "../diagnostics/log";
import { systemRandom } from "../random";
import { isSignedWith, type Receiver, startReceiver } from "./testing/receiver";
import { startWebhooks, type Webhooks } from "./webhooks";

const hourMs = 60 * 60 * 1000;

let rig: Awaited<ReturnType<typeof createAccountsRig>>;
let webhooks: Webhooks;
let receiver: Receiver;
let accountId: string;
beforeEach(async () => {
  rig = await createAccountsRig();
  receiver = await startReceiver();
  webhooks = await start();
  accountId = (await rig.create({ start: false })).id;
});
afterEach(async () => {
  await webhooks.end();
  await receiver.close();
  await rig.store.close();
});

function start(): Promise<Webhooks> {
  const { store, bus, clock } = rig;
  const own = { store: store.webhooks, bus, clock, log: silentLog, random: systemRandom };
  const config = { privateRanges: [["127.0.0.1", 32]] as const, retryMs: 5_000, version: "1.2.3" };
  return startWebhooks({ ...own, ...config, readAccount: (name) => rig.accounts.useCases.read(name) });
}

const add = (wanted: Partial<CreateWebhook> = {}) =>
  webhooks.useCases.create(createWebhookSchema.parse({ url: `${receiver.url}/hook`, ...wanted }));
const revs = (from = receiver) => from.received.map(({ event }) => event.rev);
const statuses = (from = receiver) => from.received.map(({ event }) => event.data.status);
const arrived = (count: number, from = receiver) => vi.waitFor(() => expect(from.received).toHaveLength(count));
const view = async (id: string) => (await webhooks.useCases.list()).find((one) => one.id === id);
/** Lets hours pass until it is so: every pause is over by then. */
const whileTimePasses = (check: () => unknown) =>
  vi.waitFor(async () => {
    rig.clock.advance(hourMs);
    await check();
  });

describe("a webhook", () => {
  it("is told every status in the order of the revisions, signed, and as the contract says", async () => {
    const { webhook, secret } = await add();

    await rig.accounts.useCases.start("Toko", {});
    await rig.makeReady();
    await rig.accounts.useCases.stop("Toko");

    await vi.waitFor(() => expect(statuses().at(-1)).toBe("disconnected"));
    expect(statuses()).toContain("ready");
    expect(revs()).toEqual([...revs()].sort((a, b) => a - b));
    expect(new Set(revs()).size).toBe(revs().length);
    for (const delivery of receiver.received) {
      expect(isSignedWith(secret, delivery)).toBe(true);
      expect(delivery.event).toMatchObject({ type: "whatsapp-status", accountId, id: delivery.headers["webhook-id"] });
      expect(webhookData["whatsapp-status"].parse(delivery.event.data).rev).toBe(delivery.event.rev);
      expect(delivery.headers["user-agent"]).toBe("saklar/1.2.3");
    }
    await vi.waitFor(async () => expect(await view(webhook.id)).toMatchObject({ waiting: 0, dead: 0 }));
  });

  it("of one account hears nothing of the others", async () => {
    await rig.create({ clientName: "Gudang", start: false });
    const everything = await startReceiver();
    await add({ account: "Gudang" });
    await add({ url: everything.url });

    await rig.accounts.useCases.start("Toko", {});

    await arrived(1, everything);
    expect(receiver.received).toEqual([]);
    await everything.close();
  });

  it("hears messages and how far they come only where that was asked for", async () => {
    await add({ events: [...webhookEvents] });
    const calm = await startReceiver();
    await add({ url: calm.url });
    await rig.accounts.useCases.start("Toko", {});
    await rig.makeReady();
    const told = receiver.received.length;

    rig.clients.latest(accountId).report({
      kind: "message",
      message: {
        messageId: "m1",
        chatId: "c@c.us",
        fromMe: false,
        body: "halo",
        type: "chat",
        timestamp: 1_769_328_000,
      },
    });
    rig.clients.latest(accountId).report({ kind: "ack", messageId: "m1", chatId: "c@c.us", ack: "read" });

    await vi.waitFor(() => expect(receiver.received.map(({ event }) => event.type)).toContain("whatsapp-message-ack"));
    const later = receiver.received.filter(({ event }) => event.type.startsWith("whatsapp-message"));
    expect(later.map(({ event }) => event.type)).toEqual(["whatsapp-message", "whatsapp-message-ack"]);
    expect(webhookData["whatsapp-message"].parse(later[0]?.event.data)).toMatchObject({ body: "halo" });
    expect(webhookData["whatsapp-message-ack"].parse(later[1]?.event.data)).toMatchObject({ ack: "read" });
    expect(told).toBeLessThanOrEqual(receiver.received.length);
    expect(calm.received.every(({ event }) => event.type === "whatsapp-status")).toBe(true);
    await calm.close();
  });

  it("that is disabled is told nothing, not even later", async () => {
    const { webhook } = await add({ isEnabled: false });
    await rig.accounts.useCases.start("Toko", {});

    await webhooks.useCases.update(webhook.id, { isEnabled: true });
    await rig.accounts.useCases.stop("Toko");

    await vi.waitFor(() => expect(statuses()).toContain("disconnected"));
    expect(statuses()).not.toContain("loading");
  });

  it("goes with its account, whose removal the others hear, and nothing else of it", async () => {
    receiver.answer = () => 500;
    const { webhook: own } = await add({ account: "Toko" });
    const { webhook: all } = await add();
    await rig.accounts.useCases.start("Toko", {});
    await vi.waitFor(async () => expect(await view(all.id)).toMatchObject({ waiting: 1 }));

    await rig.accounts.useCases.remove("Toko");

    expect(await view(own.id)).toBeUndefined();
    const { deliveries } = await webhooks.useCases.deliveries(all.id, { isDead: false, after: 0, limit: 9 });
    expect(deliveries.map(({ event }) => event)).toEqual(["whatsapp-account-removed"]);
    receiver.answer = () => 204;
    await whileTimePasses(() => expect(receiver.received.at(-1)?.event.type).toBe("whatsapp-account-removed"));
  });

  it("shows its secret once, and signs with a new one when that was renewed", async () => {
    const { webhook, secret } = await add();

    const renewed = await webhooks.useCases.renewSecret(webhook.id);
    await rig.accounts.useCases.start("Toko", {});
    await arrived(1);

    expect(JSON.stringify(await webhooks.useCases.list())).not.toContain("whsec_");
    expect(receiver.received.map((one) => [secret, renewed].map((key) => isSignedWith(key, one)))).toEqual([
      [false, true],
    ]);
  });

  it("is tested with something harmless that waits for nobody", async () => {
    const { webhook, secret } = await add();
    expect(await webhooks.useCases.test(webhook.id)).toMatchObject({ ok: true, status: 200, failure: null });
    receiver.answer = () => 404;
    expect(await webhooks.useCases.test(webhook.id)).toMatchObject({ ok: false, status: 404, failure: "http_status" });

    expect(receiver.received.map(({ event }) => event.type)).toEqual(["saklar-test", "saklar-test"]);
    expect(receiver.received.every((one) => isSignedWith(secret, one))).toBe(true);
    expect(await view(webhook.id)).toMatchObject({ waiting: 0, dead: 0 });
  });
});

describe("what is not taken", () => {
  it("is brought again under the same id, and what came later waits for it", async () => {
    receiver.answer = () => 503;
    await add();
    await rig.accounts.useCases.start("Toko", {});
    await rig.accounts.useCases.stop("Toko");
    await arrived(1);

    receiver.answer = ({ event }) => (event.data.status === "loading" && receiver.received.length < 4 ? 503 : 200);
    await whileTimePasses(() => expect(statuses().at(-1)).toBe("disconnected"));

    expect(statuses()).toEqual(["loading", "loading", "loading", "loading", "disconnected"]);
    expect(new Set(receiver.received.slice(0, 4).map(({ event }) => event.id)).size).toBe(1);
  });

  it("holds up neither other accounts nor other webhooks", async () => {
    await rig.create({ clientName: "Gudang", start: false });
    receiver.answer = ({ event }) => (event.accountId === accountId ? 500 : 200);
    const other = await startReceiver();
    await add();
    await add({ url: other.url });

    await rig.accounts.useCases.start("Toko", {});
    await rig.accounts.useCases.start("Gudang", {});

    await arrived(2);
    await arrived(2, other);
    await other.close();
  });

  it("is a dead letter after fifteen tries, can be seen and replayed, and the next is tried", async () => {
    const { webhook } = await add();
    receiver.answer = ({ event }) => (event.data.status === "loading" ? 500 : 200);
    await rig.accounts.useCases.start("Toko", {});
    await rig.accounts.useCases.stop("Toko");

    await whileTimePasses(() => expect(statuses().at(-1)).toBe("disconnected"));

    expect(receiver.received).toHaveLength(16);
    const dead = () => webhooks.useCases.deliveries(webhook.id, { isDead: true, after: 0, limit: 9 });
    const [letter] = (await dead()).deliveries;
    expect(letter).toMatchObject({ attempts: 15, status: 500, failure: "http_status", nextAttemptAt: null, accountId });
    await vi.waitFor(async () => expect(await view(webhook.id)).toMatchObject({ waiting: 0, dead: 1 }));

    receiver.answer = () => 200;
    expect(await webhooks.useCases.replay(webhook.id, [letter?.id ?? ""])).toBe(1);

    await arrived(17);
    expect(receiver.received.at(-1)?.event.id).toBe(letter?.id);
    await vi.waitFor(async () => expect(await view(webhook.id)).toMatchObject({ waiting: 0, dead: 0 }));
  });

  it("is brought by the next start when the companion ended", async () => {
    receiver.answer = () => 500;
    await add();
    await rig.accounts.useCases.start("Toko", {});
    await rig.accounts.useCases.stop("Toko");
    await arrived(1);
    await webhooks.end();
    receiver.answer = () => 200;

    webhooks = await start();

    await whileTimePasses(() => expect(statuses()).toEqual(["loading", "loading", "disconnected"]));
  });

  it("is tried at once when the webhook was changed", async () => {
    receiver.answer = () => 500;
    const { webhook } = await add();
    await rig.accounts.useCases.start("Toko", {});
    await vi.waitFor(async () => {
      const { deliveries } = await webhooks.useCases.deliveries(webhook.id, { isDead: false, after: 0, limit: 9 });
      expect(deliveries).toMatchObject([{ attempts: 1 }]);
    });
    receiver.answer = () => 200;

    await webhooks.useCases.update(webhook.id, { url: `${receiver.url}/mended` });

    await vi.waitFor(() => expect(receiver.received.at(-1)?.path).toBe("/mended"));
  });

  it("because nobody answers or listens says so", async () => {
    const { webhook } = await add({ url: "http://127.0.0.1:1/" });

    expect(await webhooks.useCases.test(webhook.id)).toMatchObject({ ok: false, status: null, failure: "unreachable" });
  });

  it("because it leads elsewhere is not followed there", async () => {
    const elsewhere = await startReceiver();
    receiver.answer = () => 307;
    receiver.answerHeaders = { Location: elsewhere.url };
    const { webhook } = await add();

    expect(await webhooks.useCases.test(webhook.id)).toMatchObject({ ok: false, status: 307, failure: "redirect" });
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
  });
});

describe("an address", () => {
  it.each([
    ["http://127.0.0.2/", "private_address"],
    ["https://10.0.0.1/", "private_address"],
    ["https://169.254.169.254/latest", "private_address"],
    ["https://[::1]/", "private_address"],
    ["https://[::ffff:10.0.0.1]/", "private_address"],
    ["https://0x7f000002/", "private_address"],
    ["http://93.184.216.34/", "insecure_url"],
  ])("such as %s is refused as %s", async (url, code) => {
    await expect(add({ url })).rejects.toMatchObject({ errors: [{ path: "url", code }] });
    const { webhook } = await add();
    await expect(webhooks.useCases.update(webhook.id, { url })).rejects.toMatchObject({ errors: [{ code }] });
  });

  it("that was stored all the same is refused at each try", async () => {
    const { webhook } = await add();
    await rig.store.webhooks.update(webhook.id, { url: "http://127.0.0.2:9/" });

    expect(await webhooks.useCases.test(webhook.id)).toMatchObject({ ok: false, failure: "private_address" });
  });

  it.each(["ftp://example.com/", "https://a:b@example.com/", "https://example.com/#x", "example.com"])(
    "such as %s is none",
    (url) => {
      expect(createWebhookSchema.safeParse({ url }).success).toBe(false);
    },
  );
});
