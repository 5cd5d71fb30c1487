/** One chat as the page's models show it, with the messages loaded so far. */
import type { Knobs } from "../knobs";
import type { WireChat } from "../wire";
import type { MessageModel } from "./message-model";
import { Collection, Model } from "./model";
import type { MsgKey } from "./msg-key";
import { createWid, type Wid } from "./wid";

interface ChatAttributes {
  readonly id: Wid;
  readonly formattedTitle: string;
  readonly name: string;
  readonly t: number;
  readonly unreadCount: number;
  readonly archive: boolean;
  readonly pin: number;
  readonly isLocked: boolean;
  readonly muteExpiration: number;
  readonly isReadOnly: boolean;
  readonly endOfHistoryTransferType: number;
  readonly lastReceivedKey: MsgKey | undefined;
}

/** Older messages are added after newer ones; what is shown is in the order of time. */
class ChatMessages extends Collection<MessageModel> {
  override getModelsArray(): MessageModel[] {
    return super.getModelsArray().sort((a, b) => a.attributes.t - b.attributes.t);
  }
}

interface GroupAttributes {
  readonly id: Wid;
  readonly announce: boolean;
  readonly participants: readonly object[];
}

/** Value of `endOfHistoryTransferType` seen in October 2026: the rest is on the phone only. */
const phoneOnly = 4;

export class ChatModel extends Model<ChatAttributes> {
  readonly msgs = new ChatMessages();
  readonly mute = { expiration: 0 };
  readonly groupMetadata: Model<GroupAttributes> | undefined;
  readonly #knobs: () => Knobs;

  constructor(chat: WireChat, knobs: () => Knobs) {
    const id = createWid(chat.id);
    super({
      id,
      formattedTitle: chat.title,
      name: chat.title,
      t: chat.timestamp,
      unreadCount: chat.unreadCount,
      archive: false,
      pin: 0,
      isLocked: false,
      muteExpiration: 0,
      isReadOnly: false,
      endOfHistoryTransferType: chat.title === knobs().phoneOnlyChat ? phoneOnly : chat.historyState,
      lastReceivedKey: undefined,
    });
    this.#knobs = knobs;
    const participants = chat.participants.map((one) => ({ id: createWid(one), isAdmin: false, isSuperAdmin: false }));
    this.groupMetadata = id.isGroup() ? new Model({ id, announce: false, participants }) : undefined;
  }

  override serialize(): Record<string, unknown> {
    if (this.attributes.formattedTitle === this.#knobs().brokenChat) {
      throw new TypeError("Cannot read properties of undefined (reading 'serialize')");
    }
    return { ...super.serialize(), msgs: this.msgs.getModelsArray() };
  }

  /** The newest message decides the chat's place and what the list shows of it. */
  show(message: MessageModel): void {
    this.msgs.add(message);
    const { t, id } = message.attributes;
    if (t >= this.attributes.t || !this.attributes.lastReceivedKey) this.set({ t, lastReceivedKey: id });
  }
}
