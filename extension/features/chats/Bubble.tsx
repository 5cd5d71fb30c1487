/** One message: who wrote it, what it says, what came with it, when, and how far an own one has come. */
import { useFormatter, useTranslations } from "use-intl";
import type { MessageAuthor, StoredMessage } from "#shared/chats";
import type { MessageAck } from "#shared/messages";
import { PhoneNumber } from "../../ui/PhoneNumber";
import { VisuallyHidden } from "../../ui/VisuallyHidden";
import styles from "./Chats.module.css";
import { Media } from "./Media";
import { MessageText } from "./MessageText";
import { numberOf } from "./opened-chat";

interface BubbleProps {
  readonly accountId: string;
  readonly message: StoredMessage;
  readonly ack: MessageAck | undefined;
  /** The one that was searched for. */
  readonly isFound: boolean;
}

const shownAcks = { sent: "sent", delivered: "delivered", read: "read", played: "read", failed: "failed" } as const;

export function Bubble({ accountId, message, ack, isFound }: BubbleProps) {
  const t = useTranslations("chats");
  const format = useFormatter();
  const at = new Date(message.timestamp);
  const { fromMe, author, media, timestamp } = message;
  const told = ack !== undefined && ack in shownAcks ? shownAcks[ack as keyof typeof shownAcks] : null;
  return (
    <div className={styles.bubble} data-own={fromMe} data-found={isFound} aria-current={isFound || undefined}>
      {author === undefined ? (
        <VisuallyHidden>{t(fromMe ? "fromYou" : "fromThem")}</VisuallyHidden>
      ) : (
        <Author author={author} />
      )}
      <span className={styles.text}>
        <MessageText message={message} />
      </span>
      {media === undefined ? null : <Media accountId={accountId} message={message} media={media} />}
      <time className={styles.when} dateTime={timestamp}>
        {format.dateTime(at, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })}
        {fromMe && told !== null ? ` · ${t(`ack.${told}`)}` : null}
      </time>
    </div>
  );
}

function Author({ author: { id, name } }: { readonly author: MessageAuthor }) {
  const t = useTranslations("chats");
  const digits = numberOf(id);
  return (
    <span className={styles.author}>
      {name === null ? null : <span dir="auto">{name}</span>}
      {digits === null ? null : <PhoneNumber digits={digits} />}
      {name === null && digits === null ? t("nameless") : null}
    </span>
  );
}
