/** Chats, history, sending, receiving and the network's ups and downs, seen through the unmodified Client. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Message } from "whatsapp-web.js";
import { startTestBench, type TestBench } from "./testing/real-client";

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench({ ackDelaysMs: [20, 20, 20] });
});
afterEach(() => bench.closeClients());
afterAll(() => bench.close());

const friend = "628990000001";
const withBody = (body: string) => (message: Message) => message.body === body;

test("the chat list carries titles, groups and last messages; history loads further than what is shown", async () => {
  const phone = await bench.addPhone({ chats: 4, messages: 130, groups: 1 });
  const { client } = await bench.openLinked(phone);

  const chats = await client.getChats();
  const messages = await chats.find((chat) => !chat.isGroup)?.fetchMessages({ limit: 100 });

  expect(chats).toHaveLength(4);
  expect(chats.filter((chat) => chat.isGroup)).toHaveLength(1);
  expect(chats.every((chat) => chat.lastMessage?.body.endsWith("(130)"))).toBe(true);
  expect(messages?.map(({ body }) => Number(/\((\d+)\)/.exec(body)?.[1]))).toEqual(
    Array.from({ length: 100 }, (_, index) => index + 31),
  );
  expect(new Set(messages?.map(({ id }) => id._serialized)).size).toBe(100);
});

test("a delivered message arrives once, and the answer reaches the phone with every ack", async () => {
  const phone = await bench.addPhone();
  const { until, all } = await bench.openLinked(phone);

  await phone.deliver({ from: friend, text: "masih ada?" });
  const [incoming] = (await until("message", withBody("masih ada?"))) as [Message];
  const answer = await incoming.reply("masih");
  await until("message_ack", (message: Message, ack: number) => message.body === "masih" && Number(ack) === 3);

  expect(incoming.from).toBe(`${friend}@c.us`);
  expect(all("message")).toHaveLength(1);
  const acks = all("message_ack") as [Message, number][];
  expect(acks.map(([message, ack]) => [message.id._serialized, ack])).toEqual(
    [1, 2, 3].map((ack) => [answer.id._serialized, ack]),
  );
  expect(await phone.outbox()).toMatchObject([{ id: answer.id.id, chatId: `${friend}@c.us`, body: "masih", ack: 3 }]);
});

test("group messages name their author, both ways", async () => {
  const phone = await bench.addPhone({ chats: 1, messages: 3, groups: 1 });
  const { client, until } = await bench.openLinked(phone);
  const groupId = (await phone.view()).chats[0]?.id ?? "";

  await phone.deliver({ chatId: groupId, from: friend, text: "rapat jam 9" });
  const [incoming] = (await until("message", withBody("rapat jam 9"))) as [Message];
  const sent = await client.sendMessage(groupId, "siap");

  expect([incoming.from, incoming.author]).toEqual([groupId, `${friend}@c.us`]);
  expect(sent.id._serialized).toMatch(new RegExp(`^true_${groupId}_[0-9A-F]+_${phone.number}@c.us$`));
});

test("what the person sends from the phone itself is seen as one's own message", async () => {
  const phone = await bench.addPhone();
  const { until, all } = await bench.openLinked(phone);

  await phone.send(`${friend}@c.us`, "dari ponsel");
  const [message] = (await until("message_create", withBody("dari ponsel"))) as [Message];

  expect(message.fromMe).toBe(true);
  expect(all("message")).toEqual([]);
});

test("the state follows the network, and what was missed or written while offline arrives afterwards", async () => {
  const phone = await bench.addPhone();
  const { client, until } = await bench.openLinked(phone);

  await phone.goOffline();
  await until("change_state", (state: string) => state === "TIMEOUT");
  await phone.deliver({ from: friend, text: "halo?" });
  const sent = await client.sendMessage(`${friend}@c.us`, "nanti sampai", { sendSeen: false });
  expect(await phone.outbox()).toEqual([]);
  await phone.goOnline();
  await until("message", withBody("halo?"));

  await vi.waitFor(async () => expect(await client.getState()).toBe("CONNECTED"));
  await vi.waitFor(async () => expect(await phone.outbox()).toMatchObject([{ id: sent.id.id, body: "nanti sampai" }]));
});

test("media, pictures, contacts, numbers and the battery are answered", async () => {
  const phone = await bench.addPhone();
  const { client, until } = await bench.openLinked(phone);
  const content = Buffer.from("gambar").toString("base64");
  const media = { mimetype: "image/png", filename: "foto.png", content };

  await phone.deliver({ from: friend, text: "", type: "image", media });
  const [message] = (await until("message")) as [Message];
  await phone.setBattery(42, true);

  expect(await message.downloadMedia()).toMatchObject({ mimetype: "image/png", filename: "foto.png", data: content });
  expect(await client.getProfilePicUrl(message.from)).toContain(friend);
  expect((await message.getContact()).number).toBe(friend);
  expect(await client.getNumberId("15550000000")).toBeNull();
  await vi.waitFor(async () => expect(await client.info.getBatteryStatus()).toEqual({ battery: 42, plugged: true }));
});

test("a page that navigates within itself before it has synced makes the library tell each message more than once", async () => {
  const phone = await bench.addPhone();
  const { all, injected } = await bench.openLinked(phone);
  await phone.turn({ hangAt: "sync" });
  await phone.act("reload");
  await injected(2);
  await phone.act("replace-state");
  await injected(3);

  await phone.turn({ hangAt: "nowhere" });
  await vi.waitFor(() => expect(all("ready").length).toBeGreaterThan(2));
  await phone.deliver({ from: friend, text: "sekali?" });

  await vi.waitFor(() => expect(all("message").length).toBeGreaterThan(1));
});

test("three accounts at once are three devices, and a message reaches only its own", async () => {
  const phones = await Promise.all([bench.addPhone(), bench.addPhone(), bench.addPhone()]);
  const clients = await Promise.all(phones.map((phone) => bench.openLinked(phone)));

  await Promise.all(phones.map((phone) => phone.deliver({ from: friend, text: `untuk ${phone.number}` })));
  await Promise.all(clients.map(({ until }) => until("message")));

  const received = clients.map(({ all }) => all("message").map(([message]) => (message as Message).body));
  expect(received).toEqual(phones.map((phone) => [`untuk ${phone.number}`]));
  const views = await Promise.all(phones.map((phone) => phone.view()));
  expect(new Set(views.flatMap(({ deviceIds }) => deviceIds)).size).toBe(3);
});
