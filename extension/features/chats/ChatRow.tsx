/** One chat in a list: who, what was said last or was found, when, and how much of it is unread. */
import { useFormatter, useTranslations } from "use-intl";
import type { StoredChat, StoredMessage } from "#shared/chats";
import { Avatar } from "../../ui/Avatar";
import styles from "./Chats.module.css";
import { ChatTitle } from "./ChatTitle";
import { MessageText } from "./MessageText";
import { numberOf, type OpenedChat } from "./opened-chat";

interface ChatRowProps {
  readonly chat: OpenedChat & Partial<Pick<StoredChat, "unreadCount">>;
  readonly message: StoredMessage | null;
  readonly onOpen: (chat: OpenedChat) => void;
}

export function ChatRow({ chat, message, onOpen }: ChatRowProps) {
  const t = useTranslations("chats");
  const { unreadCount = 0 } = chat;
  return (
    <div className={styles.entry}>
      <button type="button" className={styles.row} onClick={() => onOpen(chat)}>
        <Avatar id={chat.chatId} name={chat.title ?? endOf(numberOf(chat.chatId))} size={32} />
        <span className={styles.name}>
          <ChatTitle chat={chat} />
        </span>
        {message === null ? null : <When at={message.timestamp} />}
        <span className={styles.last}>
          {message === null ? null : (
            <>
              {message.fromMe ? `${t("you")} ` : null}
              <MessageText message={message} />
            </>
          )}
        </span>
        {unreadCount > 0 ? (
          <span className={styles.unread} role="img" aria-label={t("unread", { count: unreadCount })}>
            {unreadCount}
          </span>
        ) : null}
      </button>
    </div>
  );
}

/** Numbers begin alike; what tells them apart is their end, of which the avatar takes the first of each word. */
function endOf(number: string | null): string {
  return number === null ? "?" : number.slice(-2).split("").join(" ");
}

function When({ at }: { readonly at: string }) {
  const format = useFormatter();
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  return (
    <time className={styles.when} dateTime={at}>
      {format.dateTime(date, isToday ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short" })}
    </time>
  );
}
