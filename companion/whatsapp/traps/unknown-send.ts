/**
 * Trap: on builds since July 2026 `sendMessage` delivers and yet resolves undefined (drift row 3). That means unknown,
 * never failed: the message's own echo is waited for, and without one the id stays unknown.
 */
import type { Clock } from "../../clock";
import type { ChatMessage } from "../client-port";

export interface EchoWatch {
  /** Resolves to the id of the next own message with this text in this chat, or null after `ms`. */
  expect(chatId: string, text: string, ms: number): { readonly id: Promise<string | null>; cancel(): void };
  seen(message: ChatMessage): void;
}

interface Expectation {
  readonly chatId: string;
  readonly text: string;
  finish(id: string | null): void;
}

export function createEchoWatch(clock: Clock): EchoWatch {
  const expected = new Set<Expectation>();

  return {
    expect(chatId, text, ms) {
      let cancel = () => {};
      const id = new Promise<string | null>((resolve) => {
        const finish = (found: string | null) => {
          expected.delete(expectation);
          cancelDeadline();
          resolve(found);
        };
        const expectation: Expectation = { chatId, text, finish };
        const cancelDeadline = clock.after(ms, () => finish(null));
        expected.add(expectation);
        cancel = () => finish(null);
      });
      return { id, cancel };
    },
    seen({ fromMe, chatId, body, messageId }) {
      if (!fromMe) return;
      // Oldest first: one message answers one send.
      const answered = [...expected].find((one) => one.chatId === chatId && one.text === body);
      answered?.finish(messageId);
    },
  };
}
