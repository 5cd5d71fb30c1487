import { expect, it } from "vitest";
import type { ChatPage, StoredChat } from "#shared/chats";
import { firstPage, withNewFirstPage, withNextPage } from "./chat-pages";

function chat(chatId: string, unreadCount = 0): StoredChat {
  return { chatId, title: chatId, isGroup: false, unreadCount, lastMessageAt: null, lastMessage: null };
}
const page = (nextCursor: string | null, ...ids: string[]): ChatPage => ({
  ...{ total: 9, nextCursor },
  chats: ids.map((id) => chat(id)),
});
const ids = ({ chats }: { readonly chats: readonly StoredChat[] }) => chats.map(({ chatId }) => chatId).join("");

it("puts pages behind each other, a chat that moved up meanwhile only once", () => {
  const both = withNextPage(firstPage(page("x", "a", "b")), page("y", "b", "c"));

  expect([ids(both), both.cursor]).toEqual(["abc", "y"]);
});

it("keeps what was read behind a first page that is read again", () => {
  const known = withNextPage(firstPage(page("x", "a", "b", "c")), page("y", "d", "e"));

  const moved = withNewFirstPage(known, page("w", "e", "a", "b"));

  expect([ids(moved), moved.cursor]).toEqual(["eabcd", "y"]);
});

it("has the first page as it is told now", () => {
  const known = firstPage({ ...page("x"), chats: [chat("a"), chat("b")] });

  const told = withNewFirstPage(known, { ...page("x"), total: 10, chats: [chat("b", 1)] });

  expect(told).toEqual({ total: 10, cursor: "x", chats: [chat("b", 1), chat("a")] });
});

it("begins anew with a page that is all there is, or where nothing is left behind it", () => {
  const known = firstPage(page("x", "a", "b"));

  expect(ids(withNewFirstPage(known, page(null, "b")))).toBe("b");
  expect(withNewFirstPage(known, page("z", "c", "a", "b"))).toMatchObject({ cursor: "z" });
});
