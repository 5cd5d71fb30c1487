/** What a ready client can be asked for, each call within its limit and each failure with a code of the contract. */
import type { Page } from "puppeteer";
import type { Capability } from "#shared/capabilities";
import { within } from "../bounded";
import type { Clock } from "../clock";
import { AppError } from "../errors";
import { statusChatId, toChatMessage } from "./chat-messages";
import type { ClientDeadlines } from "./client-deadlines";
import type { WhatsAppClient } from "./client-port";
import { inWords, isMinified } from "./compat/errors";
import { messageIdOf } from "./compat/message-ids";
import type { LibraryClient } from "./library-client";
import { fetchMedia } from "./message-media";
import { fetchPicture } from "./own-picture";
import { hasChat, readChats, readMessages, readOwnPictureUrl } from "./page-reads";
import type { EchoWatch } from "./traps/unknown-send";

type PageCalls = Pick<
  WhatsAppClient,
  "listChats" | "fetchMessages" | "fetchMedia" | "requestHistory" | "ownPicture" | "sendText"
>;

interface PageCallsOptions {
  readonly library: LibraryClient;
  readonly echoes: EchoWatch;
  readonly clock: Clock;
  readonly deadlines: Pick<ClientDeadlines, "callMs" | "historyMs" | "mediaMs" | "echoMs">;
  readonly isReady: () => boolean;
  /** What the last self-check found not to work. */
  readonly degraded: () => readonly Capability[];
  /** A call failed without words: the page may have changed. */
  readonly onWordless: () => void;
}

export function createPageCalls(options: PageCallsOptions): PageCalls {
  const { library, echoes, clock, deadlines } = options;
  /** Chats that are known to exist: asking for each number once is enough. */
  const knownChats = new Set<string>();

  async function call<T>(needs: Capability, what: string, ms: number, run: (page: Page) => Promise<T>): Promise<T> {
    const page = library.pupPage;
    if (!options.isReady() || !page) throw new AppError("not_ready");
    if (options.degraded().includes(needs)) throw new AppError("capability_degraded");
    try {
      return await within(clock, ms, what, run(page));
    } catch (error) {
      if (error instanceof AppError) throw error;
      const cause = inWords(error);
      if (isMinified(cause)) options.onWordless();
      throw new AppError("whatsapp_failed", { cause });
    }
  }

  /** A new number must be looked up before the first message: else WhatsApp knows no id for it (drift row 14). */
  async function openChat(page: Page, chatId: string): Promise<void> {
    if (knownChats.has(chatId)) return;
    const isOpen = !chatId.endsWith("@c.us") || (await page.evaluate(hasChat, chatId));
    if (!isOpen && (await library.getNumberId(chatId)) === null) throw new AppError("not_on_whatsapp");
    knownChats.add(chatId);
  }

  return {
    async listChats() {
      const chats = await call("chats", "Listing chats", deadlines.callMs, (page) => page.evaluate(readChats));
      return chats.filter(({ chatId }) => chatId !== statusChatId);
    },
    async fetchMessages(chatId, limit) {
      const messages = await call("history", "Reading a chat", deadlines.historyMs, (page) =>
        page.evaluate(readMessages, chatId, limit),
      );
      return messages.map(toChatMessage);
    },
    fetchMedia: (messageId, maxBytes) =>
      call("core", "Fetching media", deadlines.mediaMs, () => fetchMedia(library, messageId, maxBytes)),
    requestHistory: (chatId) =>
      call("history", "Asking for history", deadlines.callMs, () => library.syncHistory(chatId)),
    ownPicture: () =>
      call("core", "The own picture", deadlines.callMs, async (page) => {
        const url = await page.evaluate(readOwnPictureUrl);
        return url === null ? null : fetchPicture(page, url);
      }),
    async sendText(chatId, text) {
      const echo = echoes.expect(chatId, text, deadlines.callMs + deadlines.echoMs);
      try {
        // `sendSeen` off: answering a program's wish must not tell people that somebody read the chat.
        const sent = await call("send", "Sending", deadlines.callMs, async (page) => {
          await openChat(page, chatId);
          return library.sendMessage(chatId, text, { sendSeen: false });
        });
        if (sent?.id !== undefined) return { messageId: messageIdOf(sent.id) };
        return { messageId: await within(clock, deadlines.echoMs, "The echo", echo.id).catch(() => null) };
      } finally {
        echo.cancel();
      }
    },
  };
}
