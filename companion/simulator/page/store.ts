/** The chats and messages this page knows: filled at sync, kept up to date by events, extended by loading history. */
import type { Knobs } from "../knobs";
import type { PhoneEvent, WireAccount, WireChat, WireMessage } from "../wire";
import { ChatModel } from "./chat-model";
import type { Connection } from "./connection";
import { type MessageAttributes, type MessageModel, messageModel } from "./message-model";
import { minifiedError } from "./minified-error";
import { Collection } from "./model";
import type { MsgKeyClass } from "./msg-key";
import { userWid, type Wid } from "./wid";

interface StoreOptions {
  readonly knobs: () => Knobs;
  readonly Key: MsgKeyClass;
  readonly connection: () => Connection;
}

const historyPage = 50;

export class MessageCollection extends Collection<MessageModel> {
  async getMessagesById(ids: readonly unknown[]): Promise<{ messages: MessageModel[] }> {
    if (ids.some((id) => id === undefined || id === null)) throw minifiedError("r");
    return { messages: ids.flatMap((id) => this.get(id) ?? []) };
  }
}

export class PageStore {
  readonly msg = new MessageCollection();
  readonly chat = new Collection<ChatModel>();
  me: Wid | null = null;
  /** The last event of the phone that is in here; null before the account was loaded. */
  seq: number | null = null;
  /** Numbers that were looked up: only with those a new chat can begin. */
  readonly lookedUp = new Set<string>();
  readonly #options: StoreOptions;
  readonly #media = new Map<string, string>();

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  load(account: WireAccount): void {
    this.me = userWid(account.number);
    this.seq = account.seq;
    for (const chat of account.chats) this.#open(chat, chat.recent);
  }

  apply(event: PhoneEvent): void {
    if (event.kind === "ack") {
      this.#byWireId(event.chatId, event.messageId)?.set({ ack: event.ack });
      return;
    }
    const chat = this.#find(event.chat.id) ?? this.#open(event.chat, []);
    if (this.#byWireId(event.chat.id, event.message.id)) return;
    chat.show(this.#keep(event.message, true));
    if (event.chat.unreadCount !== chat.attributes.unreadCount) chat.set({ unreadCount: event.chat.unreadCount });
  }

  /** Puts a message made by this page into its chat; the server hears of it from the sender. */
  addOwn(chat: ChatModel, message: MessageModel): void {
    this.msg.add(message);
    chat.show(message);
  }

  /** Base64 bytes of a message's media, by its media key. */
  mediaContent(mediaKey: string): string {
    const content = this.#media.get(mediaKey);
    if (content === undefined) throw minifiedError("n", { status: 404 });
    return content;
  }

  /** Existing chat, or an empty one as when a person starts writing to a new number. */
  findOrCreate(id: Wid): ChatModel {
    const blank = { participants: [], unreadCount: 0, timestamp: 0, historyState: 2, recent: [] };
    return this.#find(String(id)) ?? this.#open({ ...blank, id: String(id), title: `+${id.user}` }, []);
  }

  /** Loads a page of older messages into the chat; empty at the beginning of the history. */
  async loadEarlier(chat: ChatModel): Promise<MessageModel[]> {
    const beforeId = chat.msgs.getModelsArray()[0]?.attributes.id.id ?? null;
    return (await this.earlier(chat, beforeId, historyPage)).map((message) => {
      const model = this.#keep(message, false);
      chat.msgs.add(model);
      return model;
    });
  }

  earlier(chat: ChatModel, beforeId: string | null, count: number): Promise<WireMessage[]> {
    return this.#options.connection().call("history", { chatId: String(chat.attributes.id), beforeId, count });
  }

  /** A message as the local database holds it: plain attributes, no model. */
  attributesOf(message: WireMessage): MessageAttributes {
    if (!this.me) throw new Error("a message was read before the account was known");
    return { ...messageModel(this.#options.Key, { message, me: this.me, isNewMsg: false }).attributes };
  }

  #find(chatId: string): ChatModel | undefined {
    return this.chat.get(chatId);
  }

  #open(chat: WireChat, recent: readonly WireMessage[]): ChatModel {
    const model = new ChatModel(chat, this.#options.knobs);
    this.chat.add(model);
    for (const message of recent) model.show(this.#keep(message, false));
    return model;
  }

  #keep(message: WireMessage, isNewMsg: boolean): MessageModel {
    if (!this.me) throw new Error("a message arrived before the account was known");
    if (message.media) this.#media.set(message.id, message.media.content);
    return this.msg.add(messageModel(this.#options.Key, { message, me: this.me, isNewMsg }));
  }

  #byWireId(chatId: string, id: string): MessageModel | undefined {
    const messages = this.#find(chatId)?.msgs.getModelsArray() ?? [];
    return messages.findLast((message) => message.attributes.id.id === id);
  }
}
