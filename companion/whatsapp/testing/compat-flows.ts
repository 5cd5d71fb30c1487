/** What the product does with an account, each flow once, with the unmodified library: how far it gets, in a word or two. */
import { vi } from "vitest";
import wwebjs, { type Message } from "whatsapp-web.js";
import { toError } from "../../errors";
import type { PhoneControl } from "../../simulator/control-client";
import type { RealClient } from "../../simulator/testing/real-client";
import { isMinified } from "../compat/errors";

export const flowNames = [
  "list chats",
  "read a chat",
  "send a text",
  "acks of it",
  "hear a message",
  "download media",
  "send media",
] as const;
export type FlowName = (typeof flowNames)[number];
export type Outcomes = Readonly<Record<FlowName, string>>;

const friend = "628990000001@c.us";
const picture = { mimetype: "image/png", filename: "a.png", content: Buffer.from("picture").toString("base64") };
const hasId = (message: Message | undefined) => typeof message?.id?._serialized === "string";

interface Subject {
  readonly real: RealClient;
  readonly phone: PhoneControl;
}

const flows: Readonly<Record<FlowName, (subject: Subject) => Promise<string>>> = {
  "list chats": async ({ real, phone }) => {
    const chats = await real.client.getChats();
    return chats.length === (await phone.view()).chats.length ? "ok" : "incomplete";
  },
  "read a chat": async ({ real }) => {
    const chat = await real.client.getChatById(friend);
    const messages = await chat.fetchMessages({ limit: 100 });
    if (messages.length !== 100) return `${messages.length} of 100`;
    const isInOrder = messages.every(({ timestamp }, index) => timestamp >= (messages[index - 1]?.timestamp ?? 0));
    return messages.every(hasId) && isInOrder ? "ok" : "no ids";
  },
  "send a text": async ({ real, phone }) => {
    const sent = await real.client.sendMessage(friend, "a text", { sendSeen: false });
    // The library resolves when the message is in the chat, which is before it is sent.
    const delivered = await vi.waitUntil(async () => (await phone.outbox()).find(({ body }) => body === "a text"));
    return sent?.id?._serialized === `true_${friend}_${delivered.id}` ? "ok" : "delivered, no id";
  },
  "acks of it": async ({ real }) => {
    const [acked] = (await real.until("message_ack", ({ body }: Message) => body === "a text")) as [Message];
    return hasId(acked) ? "ok" : "no id";
  },
  "hear a message": async ({ real, phone }) => {
    await phone.deliver({ from: "628990000002", text: "heard" });
    const [message] = (await real.until("message", ({ body }: Message) => body === "heard")) as [Message];
    return hasId(message) ? "ok" : "no id";
  },
  "download media": async ({ real, phone }) => {
    await phone.deliver({ from: "628990000002", text: "", type: "image", media: picture });
    const [message] = (await real.until("message", ({ type }: Message) => String(type) === "image")) as [Message];
    return (await message.downloadMedia())?.data === picture.content ? "ok" : "no content";
  },
  "send media": async ({ real }) => {
    const media = new wwebjs.MessageMedia(picture.mimetype, picture.content, picture.filename);
    const sent = await real.client.sendMessage(friend, media, { sendSeen: false });
    return hasId(sent) ? "ok" : "delivered, no id";
  },
};

export async function runFlows(subject: Subject): Promise<Outcomes> {
  const outcomes: [string, string][] = [];
  for (const name of flowNames) {
    // One broken flow must not hide the next; the list of chats is the first that breaks.
    const outcome = await flows[name](subject).catch((thrown) => {
      const error = toError(thrown);
      return isMinified(error) ? "rejected without words" : "rejected";
    });
    outcomes.push([name, outcome]);
  }
  return Object.fromEntries(outcomes) as Outcomes;
}
