/** Who a message is for: a phone number as people write it, or the id of a chat. */
import { normalisePhone } from "#shared/phone";
import { AppError } from "../errors";

/** People, people by their hidden id, and groups; nothing that reaches many chats at once. */
const chatId = /^(?:\d{5,20}@c\.us|\d{5,20}@lid|\d[\d-]{4,40}@g\.us)$/;

type Country = Parameters<typeof normalisePhone>[1];

export function chatIdFor(to: string, country?: Country): string {
  if (chatId.test(to)) return to;
  const digits = normalisePhone(to, country);
  if (digits === null) throw new AppError("validation_failed", { errors: [{ path: "to", code: "recipient" }] });
  return `${digits}@c.us`;
}
