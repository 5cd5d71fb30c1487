/** One chat on a simulated phone: its messages in order, and how a page is told of them. */
import type { WireChat, WireMessage } from "./wire";

interface ChatDescription {
  readonly id: string;
  readonly title: string;
  readonly participants?: readonly string[];
  readonly historyState?: number;
}

export interface PhoneChat {
  readonly id: string;
  add(message: WireMessage): void;
  find(messageId: string): WireMessage | undefined;
  setAck(messageId: string, ack: number): void;
  markSeen(): void;
  /** Up to `count` messages older than `beforeId` (null: the newest), oldest first. */
  before(beforeId: string | null, count: number): WireMessage[];
  toWire(): WireChat;
}

/** What a fresh page gets with the chat list; the rest it loads on demand. */
const recentCount = 10;

export function createPhoneChat({ id, title, participants = [], historyState = 0 }: ChatDescription): PhoneChat {
  const messages: WireMessage[] = [];
  let unreadCount = 0;

  const before = (beforeId: string | null, count: number) => {
    const index = beforeId === null ? -1 : messages.findIndex((message) => message.id === beforeId);
    const end = index === -1 ? messages.length : index;
    return messages.slice(Math.max(0, end - count), end);
  };

  return {
    id,
    before,
    add(message) {
      messages.push(message);
      if (!message.fromMe) unreadCount += 1;
    },
    find: (messageId) => messages.find((message) => message.id === messageId),
    setAck(messageId, ack) {
      const index = messages.findIndex((message) => message.id === messageId);
      const known = messages[index];
      if (known) messages[index] = { ...known, ack };
    },
    markSeen() {
      unreadCount = 0;
    },
    toWire: () => ({
      id,
      title,
      participants,
      unreadCount,
      historyState,
      timestamp: messages.at(-1)?.timestamp ?? 0,
      recent: before(null, recentCount),
    }),
  };
}

export function isGroupId(chatId: string): boolean {
  return chatId.endsWith("@g.us");
}
