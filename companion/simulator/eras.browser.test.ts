/** What breaks in the unmodified Client in each era of WhatsApp Web's internals, as measured: the ground for every shim. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import wwebjs, { type Message } from "whatsapp-web.js";
import type { PhoneControl } from "./control-client";
import type { EraName } from "./page/eras";
import { type RealClient, startTestBench, type TestBench } from "./testing/real-client";

interface EraCase {
  readonly era: EraName;
  readonly hasIds: boolean;
  readonly canDownload: boolean;
  readonly canSendMedia: boolean;
  readonly opensNewChats: boolean;
}
const cases: readonly EraCase[] = [
  { era: "apr2026", hasIds: true, canDownload: true, canSendMedia: true, opensNewChats: true },
  { era: "jul2026", hasIds: false, canDownload: false, canSendMedia: true, opensNewChats: false },
  { era: "sep2026", hasIds: false, canDownload: false, canSendMedia: false, opensNewChats: false },
];
const media = { mimetype: "image/png", filename: "a.png", content: Buffer.from("x").toString("base64") };
const settled = (promise: Promise<unknown>) =>
  promise.then(
    () => "ok",
    (error) => String(error).split("\n")[0],
  );

describe.each(cases)("$era without shims", ({ era, hasIds, canDownload, canSendMedia, opensNewChats }) => {
  let bench: TestBench;
  let phone: PhoneControl;
  let real: RealClient;
  beforeAll(async () => {
    bench = await startTestBench({ era, ackDelaysMs: [20] });
    phone = await bench.addPhone({ chats: 2, messages: 20, groups: 1 });
    real = await bench.openLinked(phone);
  });
  afterAll(() => bench.close());

  test("linking, state and asking for history work", async () => {
    expect(await real.client.getState()).toBe("CONNECTED");
    expect(await real.client.syncHistory("628990000001@c.us")).toBe(true);
  });

  test(`the chat list ${hasIds ? "comes" : "is rejected with a bare letter"}`, async () => {
    expect(await settled(real.client.getChats())).toBe(hasIds ? "ok" : "r: r");
  });

  test(`a sent message is delivered ${hasIds ? "and returned with its id" : "but nothing is returned"}`, async () => {
    await real.client.getNumberId("628990000009");
    const sent = await real.client.sendMessage("628990000009@c.us", "kirim");
    const delivered = await vi.waitFor(async () => {
      const last = (await phone.outbox()).at(-1);
      expect(last?.body).toBe("kirim");
      return last;
    }, 10_000);

    expect(sent?.id._serialized).toBe(hasIds ? `true_628990000009@c.us_${delivered?.id}` : undefined);
  });

  test(`a received message has ${hasIds ? "its id" : "only the renamed id"}`, async () => {
    await phone.deliver({ from: "628990000008", text: "terima" });
    const [message] = (await real.until("message", ({ body }: Message) => body === "terima")) as [Message];

    const id = message.id as unknown as Record<string, unknown>;
    expect(typeof id._serialized).toBe(hasIds ? "string" : "undefined");
    expect(typeof id.$1).toBe(hasIds ? "undefined" : "string");
  });

  test(`a new number is ${opensNewChats ? "written to at once" : "refused until it was looked up"}`, async () => {
    const answer = await settled(real.client.sendMessage("628990000006@c.us", "baru"));

    expect(answer).toBe(opensNewChats ? "ok" : "Error: No LID for user");
  });

  test(`media ${canSendMedia ? "is sent" : "cannot be sent: its model carries an inner id"}`, async () => {
    const picture = new wwebjs.MessageMedia(media.mimetype, media.content, media.filename);

    const answer = await settled(real.client.sendMessage("628990000001@c.us", picture));

    expect(answer).toBe(canSendMedia ? "ok" : "Error: Data passed to getter must include an id property");
  });

  test(`media ${canDownload ? "is downloaded" : "cannot be downloaded"}`, async () => {
    await phone.deliver({ from: "628990000007", text: "", type: "image", media });
    const [message] = (await real.until("message", ({ type }: Message) => String(type) === "image")) as [Message];

    expect(await settled(message.downloadMedia())).toBe(canDownload ? "ok" : "r: r");
  });
});

test("asking for a code for a number that is linked removes its device, since September", async () => {
  const bench = await startTestBench({ era: "sep2026" });
  const phone = await bench.addPhone();
  await bench.openLinked(phone);
  const other = await bench.open();
  await other.client.initialize();

  await other.client.requestPairingCode(phone.number);

  await vi.waitFor(async () => expect((await phone.view()).deviceIds).toEqual([]), 5000);
  await bench.close();
});

test("a chat whose history only the phone shows is not asked for", async () => {
  const bench = await startTestBench();
  const phone = await bench.addPhone({ chats: 1, messages: 2, groups: 0 });
  const { client } = await bench.openLinked(phone);
  const [chat] = (await phone.view()).chats;
  await phone.turn({ phoneOnlyChat: chat!.title });
  await client.pupPage?.reload();
  await vi.waitFor(async () => expect(await client.getState()).toBe("CONNECTED"), 10_000);

  await vi.waitFor(async () => expect(await client.syncHistory(chat!.id)).toBe(false), 10_000);
  await bench.close();
});

test("sep2026 refuses a download without mimetype even when the message is found", async () => {
  const bench = await startTestBench({ era: "sep2026", drift: { keysAreSerialized: true } });
  const phone = await bench.addPhone();
  const { until } = await bench.openLinked(phone);
  await phone.deliver({ from: "628990000007", text: "", type: "image", media });
  const [message] = (await until("message")) as [Message];

  expect(await settled(message.downloadMedia())).toBe("t: t");

  await bench.close();
});
