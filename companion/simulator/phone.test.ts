/** One phone: its devices, messages and numbered events. */
import { beforeEach, expect, test } from "vitest";
import { createTestClock } from "../testing/test-clock";
import { Phone } from "./phone";
import type { NumberedEvent } from "./wire";

const friend = "628990000001@c.us";
let phone: Phone;
let events: NumberedEvent[];

beforeEach(() => {
  phone = new Phone({ number: "6281234500001", pushName: "Toko", clock: createTestClock() });
  events = [];
  phone.onEvent = (event) => events.push(event);
});

test("only the device that was linked is known, until it is unlinked", () => {
  const login = phone.link();

  expect(phone.knows(login)).toBe(true);
  expect(phone.knows({ ...login, secret: "guess" })).toBe(false);
  phone.unlink(login.id);

  expect(phone.knows(login)).toBe(false);
});

test("messages and acks are numbered events, and those after a number can be asked for", () => {
  const message = phone.write({ chatId: friend, fromMe: true, body: "halo" });
  phone.acknowledge(friend, message.id, 1);

  expect(events.map(({ seq, event }) => [seq, event.kind])).toEqual([
    [1, "message"],
    [2, "ack"],
  ]);
  expect(phone.eventsAfter(1)).toEqual(events.slice(1));
});

test("a message that is sent twice with the same id exists once", () => {
  const draft = { id: "3EB001", chatId: friend, fromMe: true, body: "halo" };

  expect(phone.write(draft)).toBe(phone.write(draft));

  expect(events).toHaveLength(1);
});

test("the outbox holds what was sent with its newest ack, and nothing of the made-up history", () => {
  phone.addHistory({ chats: 2, messages: 4, groups: 0 });
  phone.write({ chatId: friend, fromMe: false, body: "masuk" });
  const sent = phone.write({ chatId: friend, fromMe: true, body: "keluar" });

  phone.acknowledge(friend, sent.id, 2);

  expect(phone.outbox()).toEqual([{ ...sent, ack: 2 }]);
});

test("in a group every message has an author, elsewhere none", () => {
  const group = "1203630@g.us";

  expect(phone.write({ chatId: group, fromMe: false, author: friend, body: "a" }).author).toBe(friend);
  expect(phone.write({ chatId: group, fromMe: true, body: "b" }).author).toBe("6281234500001@c.us");
  expect(phone.write({ chatId: friend, fromMe: false, author: friend, body: "c" }).author).toBeNull();
});

test("incoming messages are unread until the chat is seen", () => {
  phone.write({ chatId: friend, fromMe: false, body: "1" });
  phone.write({ chatId: friend, fromMe: false, body: "2" });
  expect(phone.account().chats[0]?.unreadCount).toBe(2);

  phone.markSeen(friend);

  expect(phone.account().chats[0]?.unreadCount).toBe(0);
});
