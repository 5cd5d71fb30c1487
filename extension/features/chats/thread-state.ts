/** The messages of one open chat: pages read in both directions, live ones put in, each once and in order. Pure. */
import type { StoredMessage, ThreadPage } from "#shared/chats";
import type { MessageAck } from "#shared/messages";

export interface ThreadState {
  /** The oldest first. */
  readonly messages: readonly StoredMessage[];
  readonly acks: Readonly<Record<string, MessageAck>>;
  /** Where older ones begin: undefined before the first page, null when there are none. */
  readonly cursor: string | null | undefined;
  /** Where newer ones begin; null when the newest is among them. */
  readonly newer: string | null;
  /** Came while newer ones are not read yet: shown here they would hide a hole. */
  readonly held: readonly StoredMessage[];
}

export const emptyThread: ThreadState = { messages: [], acks: {}, cursor: undefined, newer: null, held: [] };

/** Messages of the same second stay in the order in which they came. */
function merged(thread: ThreadState, added: readonly StoredMessage[]): ThreadState {
  const byId = new Map(thread.messages.map((message) => [message.messageId, message]));
  for (const message of added) byId.set(message.messageId, message);
  const messages = [...byId.values()].sort((one, other) => compare(one.timestamp, other.timestamp));
  return { ...thread, messages };
}

/** Live ones: newer than everything else. */
export function withMessages(thread: ThreadState, added: readonly StoredMessage[]): ThreadState {
  return thread.newer === null ? merged(thread, added) : { ...thread, held: [...thread.held, ...added] };
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
  return merged({ ...thread, messages: [...older, ...thread.messages] }, []);
}

/**
 * The newest page: more than fits one may have come during a cut of the line, then one begins anew rather than leave a
 * hole. Where newer ones are still to be read it is no part of what is shown.
 */
export function withNewestPage(thread: ThreadState, { messages, nextCursor }: ThreadPage): ThreadState {
  if (thread.newer !== null) return thread;
  const isFirst = thread.cursor === undefined;
  if (!isFirst && reachesKnown(thread, messages)) return withOlder(thread, messages);
  return { ...withOlder(isFirst ? thread : { ...thread, messages: [] }, messages), cursor: nextCursor };
}

/** The page around a message that was looked for; what came live before it waits if it is not the newest. */
export function withPageAround(thread: ThreadState, { messages, nextCursor, newerCursor }: ThreadPage): ThreadState {
  const page = { ...thread, messages: [...messages].reverse(), cursor: nextCursor, newer: newerCursor };
  return withMessages(page, thread.messages);
}

export function withOlderPage(thread: ThreadState, { messages, nextCursor }: ThreadPage): ThreadState {
  return { ...withOlder(thread, messages), cursor: nextCursor };
}

export function withNewerPage(thread: ThreadState, { messages, newerCursor }: ThreadPage): ThreadState {
  const longer = { ...merged(thread, [...messages].reverse()), newer: newerCursor };
  return newerCursor === null ? { ...merged(longer, thread.held), held: [] } : longer;
}

export function withAck(thread: ThreadState, messageId: string, ack: MessageAck): ThreadState {
  return { ...thread, acks: { ...thread.acks, [messageId]: ack } };
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
