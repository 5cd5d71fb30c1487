/** The chats of an account, the newest first, and a search through all its messages. */
import { useTranslations } from "use-intl";
import type { StoredChat } from "#shared/chats";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { SearchField } from "../../ui/SearchField";
import { VirtualList } from "../../ui/VirtualList";
import { ChatRow } from "./ChatRow";
import styles from "./Chats.module.css";
import type { OpenedChat } from "./opened-chat";
import { useChats } from "./use-chats";
import { useSearch } from "./use-search";

interface ChatListProps {
  readonly accountId: string;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly onOpen: (chat: OpenedChat) => void;
}

const estimatedRowHeight = 52;

export function ChatList({ accountId, search, onSearch, onOpen }: ChatListProps) {
  const t = useTranslations("chats");
  const errorText = useTranslations("error");
  const { chats, total, error, readMore } = useChats(accountId);
  return (
    <>
      <div className={styles.search}>
        <SearchField label={t("search")} value={search} onChange={onSearch} />
      </div>
      {error === null ? null : <Notice tone="error">{errorText(error)}</Notice>}
      {search.trim() !== "" ? (
        <Found accountId={accountId} text={search} chats={chats ?? []} onOpen={onOpen} />
      ) : chats === null ? null : chats.length === 0 ? (
        <p className={styles.quiet}>{t("none")}</p>
      ) : (
        <VirtualList
          label={t("list")}
          items={chats.map((chat) => ({ key: chat.chatId, chat }))}
          total={total}
          estimatedHeight={estimatedRowHeight}
          render={({ chat }) => <ChatRow chat={chat} message={chat.lastMessage} onOpen={onOpen} />}
        />
      )}
      {search.trim() === "" && readMore !== null ? (
        <Button size="small" onClick={readMore}>
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}

interface FoundProps {
  readonly accountId: string;
  readonly text: string;
  readonly chats: readonly StoredChat[];
  readonly onOpen: (chat: OpenedChat) => void;
}

function Found({ accountId, text, chats, onOpen }: FoundProps) {
  const t = useTranslations("chats");
  const errorText = useTranslations("error");
  const found = useSearch(accountId, text);
  if (found === null) return <p className={styles.quiet}>{t("searching")}</p>;
  if (!found.ok) return <Notice tone="error">{errorText(found.code)}</Notice>;
  if (found.value.length === 0) return <p className={styles.quiet}>{t("nothing")}</p>;
  const chatOf = (chatId: string) =>
    chats.find((chat) => chat.chatId === chatId) ?? { chatId, title: null, isGroup: chatId.endsWith("@g.us") };
  return (
    <VirtualList
      label={t("found")}
      items={found.value.map((message) => ({ key: message.messageId, message }))}
      estimatedHeight={estimatedRowHeight}
      render={({ message }) => (
        <ChatRow chat={{ ...chatOf(message.chatId), around: message.messageId }} message={message} onOpen={onOpen} />
      )}
    />
  );
}
