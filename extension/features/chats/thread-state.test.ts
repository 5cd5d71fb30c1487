import { expect, it } from "vitest";
import type { StoredMessage } from "#shared/chats";
import {
  emptyThread,
  reachesKnown,
  withAck,
  withMessages,
  withNewerPage,
  withNewestPage,
  withOlder,
  withOlderPage,
  withPageAround,
} from "./thread-state";

const message = (messageId: string, second: number, body = messageId): StoredMessage => ({
  messageId,
  chatId: "c@c.us",
  fromMe: false,
  body,
  type: "chat",
  timestamp: `2026-01-25T08:00:${String(second).padStart(2, "0")}.000Z`,
});
const ids = ({ messages }: { readonly messages: readonly StoredMessage[] }) =>
  messages.map(({ messageId }) => messageId);

it("puts pages before what is known, the oldest first", () => {
  const first = withOlder(emptyThread, [message("d", 4), message("c", 3)]);

  const both = withOlder(first, [message("b", 2), message("a", 1)]);

  expect(ids(both)).toEqual(["a", "b", "c", "d"]);
});

it("has each message once, as it was told last", () => {
  const known = withOlder(emptyThread, [message("b", 2), message("a", 1)]);

  const again = withMessages(known, [message("b", 2, "edited"), message("c", 3)]);

  expect(again.messages.map(({ body }) => body)).toEqual(["a", "edited", "c"]);
  expect(ids(withOlder(again, [message("b", 2), message("a", 1)]))).toEqual(["a", "b", "c"]);
});

it("keeps messages of the same second in the order in which they came", () => {
  const first = withOlder(emptyThread, [message("b", 1), message("a", 1)]);

  expect(ids(withMessages(first, [message("c", 1)]))).toEqual(["a", "b", "c"]);
});

it("knows how far an own message has come", () => {
  expect(withAck(emptyThread, "a", "read").acks).toEqual({ a: "read" });
});

it("says whether a page reaches what is known", () => {
  const known = withOlder(emptyThread, [message("b", 2), message("a", 1)]);

  expect(reachesKnown(known, [message("c", 3), message("b", 2)])).toBe(true);
  expect(reachesKnown(known, [message("z", 9)])).toBe(false);
});

const page = (nextCursor: string | null, ...messages: StoredMessage[]) => ({
  ...{ messages, nextCursor },
  newerCursor: null,
});

it("keeps a message that came before the first page, and knows where older ones begin", () => {
  const early = withMessages(emptyThread, [message("c", 3)]);

  const read = withNewestPage(early, page("x", message("b", 2)));
  expect([ids(read), read.cursor]).toEqual([["b", "c"], "x"]);

  const met = withNewestPage(early, page("x", message("c", 3), message("b", 2)));
  expect([ids(met), met.cursor]).toEqual([["b", "c"], "x"]);
});

it("goes on where it was after a cut of the line, or begins anew when too much came meanwhile", () => {
  const read = withOlderPage(withNewestPage(emptyThread, page("x", message("b", 2))), page("y", message("a", 1)));

  const short = withNewestPage(read, page("z", message("c", 3), message("b", 2)));
  expect([ids(short), short.cursor]).toEqual([["a", "b", "c"], "y"]);

  const long = withNewestPage(read, page("z", message("f", 6), message("e", 5)));
  expect([ids(long), long.cursor]).toEqual([["e", "f"], "z"]);
});

it("opened at a message keeps what comes live until everything before it is read, and leaves no hole", () => {
  const early = withMessages(emptyThread, [message("i", 9)]);
  const opened = withPageAround(early, { ...page("o", message("d", 4), message("c", 3)), newerCursor: "n" });
  const told = withMessages(opened, [message("j", 10)]);
  expect(ids(withNewestPage(told, page("x", message("j", 10))))).toEqual(["c", "d"]);

  const more = withNewerPage(told, { ...page("x", message("f", 6), message("e", 5)), newerCursor: "m" });
  expect([ids(more), more.newer]).toEqual([["c", "d", "e", "f"], "m"]);

  const all = withNewerPage(more, page("x", message("i", 9), message("h", 8)));
  expect([ids(all), all.newer, all.cursor]).toEqual([["c", "d", "e", "f", "h", "i", "j"], null, "o"]);
  expect(ids(withMessages(all, [message("k", 11)]))).toContain("k");
});

it("opened at one of the newest is as if it was opened at the end", () => {
  const opened = withPageAround(emptyThread, page("o", message("d", 4), message("c", 3)));

  expect(ids(withMessages(opened, [message("e", 5)]))).toEqual(["c", "d", "e"]);
});
