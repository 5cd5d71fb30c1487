/** What the self-check looks at inside the page: read-only, a small sample, every step for itself. */
import type { MessageKey } from "./message-ids";
import type { PageChatModel, PageMessageModel } from "./page-modules";

export interface CheckQuestion {
  readonly notesSymbol: string;
  /** Loading older messages and a group's participants ask WhatsApp: not right after a first link. */
  readonly mayAskWhatsApp: boolean;
}

export interface PageAnswer {
  readonly build: string | null;
  readonly missingModules: readonly string[];
  readonly hasUtilities: boolean;
  /** Null when there is no message to judge by. */
  readonly hasIds: boolean | null;
  readonly chats: { readonly whole: number; readonly tried: number };
  /** Null when it was not tried. */
  readonly canLoadHistory: boolean | null;
  readonly canSend: boolean;
  /** What compatibility modules repaired since the document was loaded. */
  readonly repairs: Readonly<Record<string, number>>;
}

/** When the look itself fails on chats nobody foresaw: connected, and the list of chats is not to be trusted. */
export const unreadableAnswer: PageAnswer = {
  build: null,
  missingModules: [],
  hasUtilities: true,
  hasIds: null,
  chats: { whole: 0, tried: 1 },
  canLoadHistory: null,
  canSend: true,
  repairs: {},
};

interface CheckedWindow {
  readonly Debug?: { readonly VERSION?: string };
  readonly WWebJS?: {
    getMessageModel(message: object): { readonly id: { readonly _serialized?: unknown } };
    getChatModel(chat: object): Promise<object | null>;
    sendMessage?: unknown;
  };
  require(name: string): unknown;
}

/** Runs in the page. Gives no name to inner functions, as `evaluate` demands. */
export async function checkInPage({ notesSymbol, mayAskWhatsApp }: CheckQuestion): Promise<PageAnswer> {
  const page = window as unknown as CheckedWindow;
  const repairs = ((page as unknown as Record<symbol, unknown>)[Symbol.for(notesSymbol)] ?? {}) as Record<
    string,
    number
  >;
  const missingModules = [
    ...["WAWebSocketModel", "WAWebConnModel", "WAWebCollections", "WAWebWidFactory", "WAWebUserPrefsMeUser"],
    ...["WAWebMsgKey", "WAWebSendMsgChatAction", "WAWebChatLoadMessages"],
  ].filter((name) => {
    try {
      return page.require(name) === undefined;
    } catch {
      return true;
    }
  });

  let chats: PageChatModel[] = [];
  try {
    chats = (page.require("WAWebCollections") as { Chat: { getModelsArray(): PageChatModel[] } }).Chat.getModelsArray();
  } catch {
    // Said by `missingModules`.
  }
  let message: (PageMessageModel & { readonly id: MessageKey & { readonly _serialized?: unknown } }) | undefined;
  let hasIds: boolean | null = null;
  try {
    message = chats.map((chat) => chat.msgs.getModelsArray().at(-1)).find((last) => last !== undefined);
    if (message !== undefined) {
      const model = JSON.parse(JSON.stringify(page.WWebJS?.getMessageModel(message)));
      hasIds = typeof message.id._serialized === "string" && typeof model.id._serialized === "string";
    }
  } catch {
    hasIds = false;
  }

  const groups = chats.filter(({ id }) => id.server === "g.us");
  const singles = chats.filter(({ id }) => id.server !== "g.us");
  const sample = [...singles.slice(0, 5), ...(mayAskWhatsApp ? groups.slice(0, 1) : [])];
  let whole = 0;
  for (const chat of sample) {
    const before = repairs.chats ?? 0;
    try {
      const model = await page.WWebJS?.getChatModel(chat);
      if (model && (repairs.chats ?? 0) === before) whole += 1;
    } catch {
      // Counted by its absence.
    }
  }

  let canLoadHistory: boolean | null = null;
  const talked = chats.find((chat) => chat.msgs.getModelsArray().length > 0);
  if (mayAskWhatsApp && talked !== undefined) {
    try {
      const loader = page.require("WAWebChatLoadMessages") as { loadEarlierMsgs(of: object): Promise<unknown> };
      await loader.loadEarlierMsgs({ chat: talked });
      canLoadHistory = true;
    } catch {
      canLoadHistory = false;
    }
  }

  return {
    build: page.Debug?.VERSION ?? null,
    missingModules,
    hasUtilities: page.WWebJS !== undefined,
    hasIds,
    chats: { whole, tried: sample.length },
    canLoadHistory,
    canSend: typeof page.WWebJS?.sendMessage === "function",
    repairs: { ...repairs },
  };
}
