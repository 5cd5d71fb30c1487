/** What the control API accepts. */
import { z } from "zod";
import { pageActions, unlinkStyles } from "./wire";

const digits = z.string().regex(/^\d{6,15}$/);
const chatId = z.string().regex(/^\d+@(c\.us|g\.us|lid)$/);
const text = z.string().min(1);

export const historySchema = z.strictObject({
  chats: z.int().min(0).max(2000),
  messages: z.int().min(0).max(5000),
  groups: z.int().min(0).default(0),
});
export const phoneSchema = z.strictObject({
  number: digits,
  pushName: text.default("Simulated phone"),
  history: historySchema.optional(),
});
export const scanSchema = z.strictObject({ text });
export const codeSchema = z.strictObject({ code: text });
/** Either `from` a number, or in a `chatId`; both for a member writing into a group. */
export const incomingSchema = z
  .strictObject({
    from: digits.optional(),
    chatId: chatId.optional(),
    text: z.string(),
    type: z.string().optional(),
    media: z.strictObject({ mimetype: text, filename: text, content: z.base64() }).optional(),
  })
  .refine((message) => message.from !== undefined || message.chatId !== undefined, "from or chatId is needed");
export const ownSchema = z.strictObject({ chatId, text });
export const unlinkSchema = z.strictObject({ style: z.enum(unlinkStyles).default("navigate") });
export const batterySchema = z.strictObject({ percent: z.int().min(0).max(100), plugged: z.boolean().default(false) });
export const actionSchema = z.strictObject({ action: z.enum(pageActions) });
