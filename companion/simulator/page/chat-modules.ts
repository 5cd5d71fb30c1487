/** The modules whatsapp-web.js reads for chats, their messages and their history. */
import type { ChatModel } from "./chat-model";
import { contactModels } from "./contacts";
import { Emitter } from "./emitter";
import { type MessageAttributes, MessageModel } from "./message-model";
import type { Modules, PageContext } from "./page-context";
import { createWid, type Wid, type WidLike } from "./wid";

function collections({ rows, store }: PageContext): Modules {
  const find = async (id: Wid) => store.findOrCreate(id);
  const Chat = Object.assign(store.chat, { find });
  const Msg = Object.assign(store.msg, { modelClass: MessageModel });
  const nothing = Object.assign(new Emitter(), {
    get: () => undefined,
    getModelsArray: () => [],
    find: async () => ({}),
  });
  return {
    WAWebCollections: {
      Chat,
      Msg,
      Contact: contactModels(store),
      GroupMetadata: { update: async () => {} },
      Blocklist: nothing,
      BusinessProfile: nothing,
      Label: nothing,
      WAWebNewsletterCollection: nothing,
    },
    WAWebCallCollection: { on() {}, calls: new Map() },
    WAWebFindChatAction: {
      findOrCreateLatestChat: async (id: Wid) => {
        const isKnown = store.chat.get(id) !== undefined || store.lookedUp.has(String(id));
        if (rows().newNumbersNeedLookup && id.isUser() && !isKnown) throw new Error("No LID for user");
        return { chat: store.findOrCreate(id), created: false };
      },
    },
    WAWebUpdateUnreadChatAction: {
      sendSeen: async ({ chat }: { chat: ChatModel }) => chat.set({ unreadCount: 0 }),
    },
  };
}

/** The way into older messages changed its arguments once already; the era says which form works. */
function historyModules({ store, rows, connection }: PageContext): Modules {
  const loadEarlierMsgs = async (first: ChatModel | { chat: ChatModel }) => {
    const form = rows().loadEarlier;
    if (form === "gone") throw new TypeError("loadEarlierMsgs is not a function");
    const chat = form === "options" ? (first as { chat: ChatModel }).chat : (first as ChatModel);
    if (!chat?.msgs) throw new TypeError("Cannot read properties of undefined (reading 'waitForChatLoading')");
    return store.loadEarlier(chat);
  };
  const msgFindBefore = async ({ anchor, count }: { anchor: MessageAttributes["id"]; count: number }) => {
    const chat = store.findOrCreate(anchor.remote);
    const found = await store.earlier(chat, anchor.id, count);
    return { messages: found.map((message) => store.attributesOf(message)), status: 200 };
  };
  return {
    WAWebChatLoadMessages: { loadEarlierMsgs },
    WAWebDBMessageFindLocal: { msgFindBefore },
    WAWebSendNonMessageDataRequest: {
      sendPeerDataOperationRequest: (_type: number, { chatId }: { chatId: Wid }) =>
        connection.call("requestHistory", { chatId: String(chatId) }),
    },
  };
}

const idModules: Modules = {
  WAWebWidFactory: {
    createWid,
    createWidFromWidLike: createWid,
    asUserWidOrThrow(wid: Wid): Wid {
      if (!wid.isUser()) throw new TypeError("not a user id");
      return wid;
    },
  },
  WAWebLidMigrationUtils: { toPn: (wid: WidLike) => wid },
  WAWebSyncGatingUtils: { isPlaceholderMessageResendEnabled: () => false },
  // Only replaced or wrapped by the library at `ready`; nothing here calls them.
  WAWebBackendJobsCommon: { mediaTypeFromProtobuf: () => null },
  WAWebE2EProtoUtils: { typeAttributeFromProtobuf: () => "text" },
  WAWebAddonReactionTableMode: { reactionTableMode: { bulkUpsert: async () => {} } },
  WAWebAddonPollVoteTableMode: { pollVoteTableMode: { bulkUpsert: async () => {} } },
  WAWebChatGetters: {
    getIsNewsletter: (chat: ChatModel) => chat.attributes.id.isNewsletter(),
    getIsBroadcast: (chat: ChatModel) => chat.attributes.id.isBroadcast(),
  },
};

export function chatModules(page: PageContext): Modules {
  return { ...collections(page), ...historyModules(page), ...idModules };
}
