/** What the companion has stored of an account's chats: syncs and live messages bring it, nobody is told that it is read. */
import { z } from "zod";
import { messageMediaSchema } from "#shared/media";
import { messageAcks } from "#shared/messages";

const messageAuthorSchema = z.strictObject({
  id: z.string().describe("WhatsApp's own id of that person; only some are a phone number."),
  name: z.string().nullable().describe("As that person calls itself; null when WhatsApp did not tell."),
});
export type MessageAuthor = z.infer<typeof messageAuthorSchema>;

export const storedMessageSchema = z.strictObject({
  messageId: z.string().describe("WhatsApp's own id of it."),
  chatId: z.string().describe("The chat it belongs to."),
  fromMe: z.boolean().describe("Whether the account sent it."),
  body: z.string().describe("Its text; of media the caption, mostly empty."),
  type: z.string().describe("WhatsApp's word for what it is: `chat`, `image`, `ptt` and so on."),
  timestamp: z.iso.datetime().describe("When it was sent."),
  media: messageMediaSchema.optional().describe("What comes with it; absent when nothing does."),
  ack: z.enum(messageAcks).optional().describe("How far an own message has come, as far as WhatsApp told."),
  author: messageAuthorSchema.optional().describe("Who wrote it; only of what others write in a group."),
});
export type StoredMessage = z.infer<typeof storedMessageSchema>;

export const storedChatSchema = z.strictObject({
  chatId: z.string().describe("WhatsApp's own id of it."),
  title: z.string().nullable().describe("As WhatsApp names it; null until a history sync."),
  isGroup: z.boolean().describe("Whether several people are in it."),
  unreadCount: z.int().min(0).describe("Messages nobody has answered or read as far as is known."),
  lastMessageAt: z.iso.datetime().nullable().describe("When its last message was sent; null when none is known."),
  lastMessage: storedMessageSchema.nullable().describe("Its newest stored message."),
});
export type StoredChat = z.infer<typeof storedChatSchema>;

const nextCursor = z.string().nullable().describe("Give it as `cursor` for the next page; null on the last.");

export const chatPageSchema = z.strictObject({
  total: z.int().min(0).describe("Stored chats of the account."),
  chats: z.array(storedChatSchema).describe("The newest first."),
  nextCursor,
});
export type ChatPage = z.infer<typeof chatPageSchema>;

export const messagePageSchema = z.strictObject({
  messages: z.array(storedMessageSchema).describe("The newest first."),
  nextCursor,
});
export type MessagePage = z.infer<typeof messagePageSchema>;

export const threadPageSchema = messagePageSchema.extend({
  newerCursor: z
    .string()
    .nullable()
    .describe("Give it as `cursor` for the page of newer messages; null when this one ends with the newest."),
});
export type ThreadPage = z.infer<typeof threadPageSchema>;
