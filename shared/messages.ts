/** Sending one text to one chat: what is asked, what is answered, and how far a message has come. */
import { z } from "zod";
import { maxTextLength } from "#shared/message-limits";

/** In the order a message goes through them; `unknown` is what WhatsApp did not tell. */
export const messageAcks = ["unknown", "failed", "pending", "sent", "delivered", "read", "played"] as const;
export type MessageAck = (typeof messageAcks)[number];

/** Payload of `whatsapp-message-ack`: one of the account's own messages has come this far. */
export interface MessageAckEvent {
  readonly accountId: string;
  readonly messageId: string;
  readonly chatId: string;
  readonly ack: MessageAck;
}

export const sendMessageSchema = z.strictObject({
  to: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .describe("A phone number as people write it, or a chat id such as 6281234500001@c.us."),
  text: z
    .string()
    .max(maxTextLength)
    .refine((text) => text.trim() !== "", { error: "required" })
    .describe("As it will be read; emoji, *bold* and links as in WhatsApp."),
  reservationId: z.uuid().optional().describe("Uses up one message of this reservation; absent: a new one is counted."),
});
export type SendMessage = z.infer<typeof sendMessageSchema>;

export const sentMessageSchema = z.strictObject({
  id: z
    .string()
    .nullable()
    .describe("Null when WhatsApp gave no id: it may have been delivered, so do not send it again unasked."),
  chatId: z.string().describe("The chat it went to."),
  ack: z.enum(messageAcks).describe("How far it had come when this was answered."),
});
export type SentMessage = z.infer<typeof sentMessageSchema>;
