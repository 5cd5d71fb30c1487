/** What a ready client can be asked for, each call within its limit and each failure with a code of the contract. */
import type { Page } from "puppeteer";
import type { Clock } from "../clock";
import { AppError, toError } from "../errors";
import { within } from "./bounded";
import { statusChatId, toChatMessage } from "./chat-messages";
import type { ClientDeadlines } from "./client-deadlines";
import type { WhatsAppClient } from "./client-port";
import { messageIdOf } from "./compat/message-ids";
import type { LibraryClient } from "./library-client";
import { readChats, readMessages } from "./page-reads";
import type { EchoWatch } from "./traps/unknown-send";

type PageCalls = Pick<WhatsAppClient, "listChats" | "fetchMessages" | "requestHistory" | "sendText">;

interface PageCallsOptions {
  readonly library: LibraryClient;
  readonly echoes: EchoWatch;
  readonly clock: Clock;
  readonly deadlines: Pick<ClientDeadlines, "callMs" | "historyMs" | "echoMs">;
  readonly isReady: () => boolean;
}

export function createPageCalls({ library, echoes, clock, deadlines, isReady }: PageCallsOptions): PageCalls {
  async function call<T>(what: string, ms: number, run: (page: Page) => Promise<T>): Promise<T> {
    const page = library.pupPage;
    if (!isReady() || !page) throw new AppError("not_ready");
    try {
      return await within(clock, ms, what, run(page));
    } catch (error) {
      throw new AppError("whatsapp_failed", { cause: toError(error) });
    }
  }

  return {
    async listChats() {
      const chats = await call("Listing chats", deadlines.callMs, (page) => page.evaluate(readChats));
      return chats.filter(({ chatId }) => chatId !== statusChatId);
    },
    async fetchMessages(chatId, limit) {
      const messages = await call("Reading a chat", deadlines.historyMs, (page) =>
        page.evaluate(readMessages, chatId, limit),
      );
      return messages.map(toChatMessage);
    },
    requestHistory: (chatId) => call("Asking for history", deadlines.callMs, () => library.syncHistory(chatId)),
    async sendText(chatId, text) {
      const echo = echoes.expect(chatId, text, deadlines.callMs + deadlines.echoMs);
      try {
        // `sendSeen` off: answering a program's wish must not tell people that somebody read the chat.
        const sent = await call("Sending", deadlines.callMs, () =>
          library.sendMessage(chatId, text, { sendSeen: false }),
        );
        if (sent?.id !== undefined) return { messageId: messageIdOf(sent.id) };
        return { messageId: await within(clock, deadlines.echoMs, "The echo", echo.id).catch(() => null) };
      } finally {
        echo.cancel();
      }
    },
  };
}
