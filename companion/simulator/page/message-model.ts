/** One message as the page's models show it. */
import type { WireMessage } from "../wire";
import { Model } from "./model";
import type { MsgKey, MsgKeyClass } from "./msg-key";
import { createWid, type Wid } from "./wid";

interface MediaState {
  readonly mediaStage: string;
}

export interface MessageAttributes {
  readonly id: MsgKey;
  readonly from: Wid;
  readonly to: Wid;
  readonly author?: Wid | undefined;
  readonly body: string;
  readonly type: string;
  readonly t: number;
  readonly ack: number;
  /** What the sender calls itself. */
  readonly notifyName?: string | undefined;
  readonly self: "in" | "out";
  readonly isNewMsg: boolean;
  readonly caption?: string | undefined;
  readonly directPath?: string | undefined;
  readonly mimetype?: string | undefined;
  readonly filename?: string | undefined;
  readonly size?: number | undefined;
  readonly mediaKey?: string | undefined;
  readonly filehash?: string | undefined;
  readonly encFilehash?: string | undefined;
}

export class MessageModel extends Model<MessageAttributes> {
  readonly isEphemeral = false;
  readonly isStatusV3 = false;
  readonly isNotification = false;
  mediaData: MediaState | undefined;

  constructor(attributes: MessageAttributes) {
    super(attributes);
    this.mediaData = attributes.directPath ? { mediaStage: "NEED_POKE" } : undefined;
  }

  async downloadMedia(): Promise<void> {
    this.mediaData = { mediaStage: "RESOLVED" };
  }

  unsafe(): this {
    return this;
  }

  /** What an answer carries about the message it quotes. */
  msgContextInfo(): Record<string, unknown> {
    const { id, author, from } = this.attributes;
    return { quotedMsg: this.serialize(), quotedStanzaID: id.id, quotedParticipant: author ?? from };
  }
}

/** Long enough to be noticed where somebody takes it for words. */
function previewOf(content: string): string {
  return `/9j/${content}`.slice(0, 80);
}

interface ShownMessage {
  readonly message: WireMessage;
  readonly me: Wid;
  readonly isNewMsg: boolean;
}

export function messageModel(Key: MsgKeyClass, { message, me, isNewMsg }: ShownMessage): MessageModel {
  const { chatId, fromMe, media } = message;
  const remote = createWid(chatId);
  const author = message.author === null ? undefined : createWid(message.author);
  return new MessageModel({
    id: new Key({ fromMe, remote, id: message.id, participant: author }),
    from: fromMe ? me : remote,
    to: fromMe ? remote : me,
    author,
    body: message.body,
    type: message.type,
    t: message.timestamp,
    ack: message.ack,
    ...(author !== undefined && !fromMe && { notifyName: `Anggota ${author.user.slice(-3)}` }),
    self: fromMe ? "out" : "in",
    isNewMsg,
    ...(media && {
      // As on WhatsApp Web the body of media is a preview; what was written with it stands elsewhere.
      caption: message.body,
      body: previewOf(media.content),
      directPath: `/media/${message.id}`,
      mimetype: media.mimetype,
      filename: media.filename,
      size: atob(media.content).length,
      mediaKey: message.id,
      filehash: message.id,
      encFilehash: message.id,
    }),
  });
}
