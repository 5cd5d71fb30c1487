/** The rows of an account as they stand in its file: pages of JSON, small enough to be held one at a time. */
import { z } from "zod";
import { messageAcks } from "#shared/messages";
import { AppError } from "../errors";

/** Rows on a page. */
export const pageRows = 200;
/** A page of the longest messages there are stays below. */
export const longestPage = 64 * 1024 * 1024;

const id = z.string().min(1).max(200);
const time = z.iso.datetime();
const bytes = z.int().min(0);
const page = <Row extends z.ZodType>(row: Row) => z.array(row).max(pageRows);

export const pageSchemas = {
  chats: page(
    z.object({
      chatId: id,
      title: z.string().nullable(),
      isGroup: z.boolean(),
      unreadCount: z.int().min(0),
      lastMessageAt: time.nullable(),
    }),
  ),
  messages: page(
    z.object({
      ...{ messageId: id, chatId: id, fromMe: z.boolean(), body: z.string(), type: z.string(), timestamp: time },
      // Absent in files of companions that did not keep them.
      ack: z.enum(messageAcks).nullable().default(null),
      authorId: id.nullable().default(null),
      authorName: z.string().nullable().default(null),
    }),
  ),
  media: page(
    z.object({
      messageId: id,
      mimetype: z.string().nullable(),
      filename: z.string().nullable(),
      announcedBytes: bytes.nullable(),
      isWanted: z.boolean(),
      at: time,
      /** What its bytes, which follow as `files/<number>`, must have; null for one that is not stored. */
      file: z.object({ number: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }).nullable(),
    }),
  ),
} as const;

export type PageKind = keyof typeof pageSchemas;
export type MovedChat = z.output<typeof pageSchemas.chats>[number];
export type MovedMessage = z.output<typeof pageSchemas.messages>[number];
export type MovedMedia = z.output<typeof pageSchemas.media>[number];

export function readPage<Kind extends PageKind>(kind: Kind, text: string): z.output<(typeof pageSchemas)[Kind]> {
  try {
    return pageSchemas[kind].parse(JSON.parse(text)) as z.output<(typeof pageSchemas)[Kind]>;
  } catch (cause) {
    throw new AppError("export_damaged", { cause });
  }
}
