/** What a message says; of media without words, what it is. Always plain text. */
import { useTranslations } from "use-intl";
import type { StoredMessage } from "#shared/chats";

const named = ["image", "video", "ptt", "audio", "document", "sticker", "location", "vcard", "revoked"] as const;
type Named = (typeof named)[number];

function isNamed(type: string): type is Named {
  return (named as readonly string[]).includes(type);
}

export function MessageText({ message: { body, type } }: { readonly message: StoredMessage }) {
  const t = useTranslations("chats.type");
  const what = type === "chat" ? null : t(isNamed(type) ? type : "other");
  return (
    <>
      {what === null ? null : <em>{what}</em>}
      {what !== null && body !== "" ? " · " : null}
      <span dir="auto">{body}</span>
    </>
  );
}
