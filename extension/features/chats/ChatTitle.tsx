/** What a chat is called: its name, else its number, else what it is. */
import { useTranslations } from "use-intl";
import { PhoneNumber } from "../../ui/PhoneNumber";
import { numberOf, type OpenedChat } from "./opened-chat";

export function ChatTitle({ chat: { chatId, title, isGroup } }: { readonly chat: OpenedChat }) {
  const t = useTranslations("chats");
  if (title !== null && title !== "") return <span dir="auto">{title}</span>;
  const digits = numberOf(chatId);
  if (digits !== null) return <PhoneNumber digits={digits} />;
  return t(isGroup ? "group" : "nameless");
}
