/** The modules whatsapp-web.js uses to send a message and to fetch the media of one. */
import { base64ToBytes } from "./bytes";
import type { ChatModel } from "./chat-model";
import { type MessageAttributes, MessageModel } from "./message-model";
import { minifiedError } from "./minified-error";
import type { Modules, PageContext } from "./page-context";

interface Link {
  readonly href: string;
}

function findLinks(text: string | undefined): Link[] {
  return Array.from((text ?? "").matchAll(/https?:\/\/\S+/g), ([href]) => ({ href }));
}

/** As WhatsApp Web's own model refuses what carries another model's inner id. */
function refuseInternalId(attributes: object): void {
  if ("__x_id" in attributes) throw new Error("Data passed to getter must include an id property");
}

function send({ store, connection, knobs }: PageContext, chat: ChatModel, attributes: MessageAttributes) {
  refuseInternalId(attributes);
  const { sendError } = knobs();
  if (sendError !== null) throw minifiedError("r", { status: sendError });
  const { participant } = attributes.id;
  const message = new MessageModel({ ...attributes, author: participant });
  store.addOwn(chat, message);
  const { id, body, type, t } = attributes;
  const sent = connection
    .call("send", { id: id.id, chatId: String(id.remote), body, type, timestamp: t })
    .then((ack) => {
      if (ack > message.attributes.ack) message.set({ ack });
      return { messageSendResult: "OK", t };
    });
  return [Promise.resolve(message), sent] as const;
}

function mediaModules({ rows, store }: PageContext): Modules {
  const downloadAndMaybeDecrypt = async ({ mediaKey, mimetype }: { mediaKey: string; mimetype?: string }) => {
    if (rows().downloadNeedsMimetype && !mimetype) throw minifiedError("t");
    return base64ToBytes(store.mediaContent(mediaKey)).buffer;
  };
  return { WAWebDownloadManager: { downloadManager: { downloadAndMaybeDecrypt } } };
}

export function sendingModules(page: PageContext): Modules {
  return {
    ...mediaModules(page),
    WAWebMsgKey: page.Key,
    WAWebSendMsgChatAction: {
      addAndSendMsgToChat: (chat: ChatModel, message: MessageAttributes) => send(page, chat, message),
    },
    WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
    WAWebMsgReply: { canReplyMsg: () => true },
    WAWebLinkPreviewChatAction: { getLinkPreview: async () => null },
    WALinkify: { findLinks, findLink: (text: string) => findLinks(text)[0] ?? null },
    WAWebChatStateBridge: {
      sendChatStateComposing: async () => {},
      sendChatStateRecording: async () => {},
      sendChatStatePaused: async () => {},
    },
  };
}
