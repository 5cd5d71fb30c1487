/** One chat with one message for every account of the rig. */
import type { ChatUseCases } from "../../accounts/chat-commands";
import type { createFakeAccounts } from "./fake-accounts";

export const fakeMessage = {
  messageId: "false_628990000000@c.us_A1",
  chatId: "628990000000@c.us",
  fromMe: false,
  body: "halo",
  type: "chat",
  timestamp: "2026-01-25T08:00:00.000Z",
};

export function createFakeChats(accounts: ReturnType<typeof createFakeAccounts>): ChatUseCases {
  const { chatId, timestamp: lastMessageAt } = fakeMessage;
  const chat = { chatId, title: "Budi", isGroup: false, unreadCount: 1, lastMessageAt, lastMessage: fakeMessage };
  return {
    async listChats(name) {
      await accounts.read(name);
      return { total: 1, chats: [chat], nextCursor: null };
    },
    async listMessages(name, asked) {
      await accounts.read(name);
      return { messages: asked === chatId ? [fakeMessage] : [], nextCursor: null, newerCursor: null };
    },
    async searchMessages(name, text) {
      await accounts.read(name);
      return { messages: fakeMessage.body.includes(text) ? [fakeMessage] : [], nextCursor: null };
    },
  };
}
