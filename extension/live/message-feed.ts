/** Messages and their acks as the companion tells them, for whoever looks at a chat just now. Nothing is kept. */
import type { MessageEvent } from "#shared/history";
import type { MessageAckEvent } from "#shared/messages";

export type FeedItem =
  | { readonly kind: "message"; readonly message: MessageEvent }
  | { readonly kind: "ack"; readonly ack: MessageAckEvent };

export interface MessageFeed {
  publish(item: FeedItem): void;
  /** Answers its end. */
  subscribe(listener: (item: FeedItem) => void): () => void;
}

export function createMessageFeed(): MessageFeed {
  const listeners = new Set<(item: FeedItem) => void>();
  return {
    publish: (item) => {
      for (const listener of [...listeners]) listener(item);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
