/** The messages of one open chat: pages read backwards, live ones put in, each once and in order. Pure. */
import type { MessagePage, StoredMessage } from "#shared/chats";
import type { MessageAck } from "#shared/messages";

export interface ThreadState {
  /** The oldest first. */
  readonly messages: readonly StoredMessage[];
  readonly acks: Readonly<Record<string, MessageAck>>;
  /** Where older ones begin: undefined before the first page, null when there are none. */
  readonly cursor: string | null | undefined;
}

export const emptyThread: ThreadState = { messages: [], acks: {}, cursor: undefined };

/** Messages of the same second stay in the order in which they came. */
export function withMessages(thread: ThreadState, added: readonly StoredMessage[]): ThreadState {
  const byId = new Map(thread.messages.map((message) => [message.messageId, message]));
  for (const message of added) byId.set(message.messageId, message);
  const messages = [...byId.values()].sort((one, other) => compare(one.timestamp, other.timestamp));
  return { ...thread, messages };
}

/** Whether a page reaches what is known; if not, messages may be missing in between. */
export function reachesKnown(thread: ThreadState, page: readonly StoredMessage[]): boolean {
  const known = new Set(thread.messages.map(({ messageId }) => messageId));
  return page.some(({ messageId }) => known.has(messageId));
}

/** A page comes newest first, and before everything that is known. */
export function withOlder(thread: ThreadState, page: readonly StoredMessage[]): ThreadState {
  const known = new Set(thread.messages.map(({ messageId }) => messageId));
  const older = page.filter(({ messageId }) => !known.has(messageId)).reverse();
  return withMessages({ ...thread, messages: [...older, ...thread.messages] }, []);
}

/** The newest page: more than fits one may have come during a cut of the line, then one begins anew rather than leave a hole. */
export function withNewestPage(thread: ThreadState, { messages, nextCursor }: MessagePage): ThreadState {
  const isFirst = thread.cursor === undefined;
  if (!isFirst && reachesKnown(thread, messages)) return withOlder(thread, messages);
  return { ...withOlder(isFirst ? thread : { ...thread, messages: [] }, messages), cursor: nextCursor };
}

export function withOlderPage(thread: ThreadState, { messages, nextCursor }: MessagePage): ThreadState {
  return { ...withOlder(thread, messages), cursor: nextCursor };
}

export function withAck(thread: ThreadState, messageId: string, ack: MessageAck): ThreadState {
  return { ...thread, acks: { ...thread.acks, [messageId]: ack } };
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
