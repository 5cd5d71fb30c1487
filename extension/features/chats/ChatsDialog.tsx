/** Open Chat: the chats of an account, one of them to read and answer. */
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { useWhatsapp } from "../../app/AppContext";
import { DialogContents, DialogFrame } from "../../ui/Dialog";
import { IconButton } from "../../ui/IconButton";
import { HistorySync } from "../HistorySync";
import { ChatList } from "./ChatList";
import { ChatTitle } from "./ChatTitle";
import { Composer } from "./Composer";
import { type OpenedChat, openedChat } from "./opened-chat";
import { Thread } from "./Thread";

interface ChatsDialogProps {
  readonly accountId: string;
  readonly onClose: () => void;
}

export function ChatsDialog({ accountId, onClose }: ChatsDialogProps) {
  const account = useWhatsapp((state) => state.accounts[accountId]);
  const [chat, setChat] = useState<OpenedChat | null>(null);
  const [search, setSearch] = useState("");
  if (!account) return null;
  return (
    <DialogFrame isTall onClose={onClose}>
      {chat === null ? (
        <Chats account={account} search={search} onSearch={setSearch} onOpen={setChat} />
      ) : (
        <OneChat account={account} chat={chat} onBack={() => setChat(null)} />
      )}
    </DialogFrame>
  );
}

interface ChatsProps {
  readonly account: Account;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly onOpen: (chat: OpenedChat) => void;
}

function Chats({ account, search, onSearch, onOpen }: ChatsProps) {
  const t = useTranslations("chats");
  return (
    <DialogContents title={t("title", { name: account.clientName })}>
      <HistorySync accountId={account.id} />
      <ChatList
        accountId={account.id}
        search={search}
        onSearch={onSearch}
        onOpen={(chat) => onOpen(openedChat(chat))}
      />
    </DialogContents>
  );
}

interface OneChatProps {
  readonly account: Account;
  readonly chat: OpenedChat;
  readonly onBack: () => void;
}

function OneChat({ account, chat, onBack }: OneChatProps) {
  const t = useTranslations("chats");
  return (
    <DialogContents
      title={<ChatTitle chat={chat} />}
      lead={<IconButton label={t("back")} icon={<ArrowLeft size={16} />} onClick={onBack} />}
      footer={<Composer account={account} chatId={chat.chatId} />}
    >
      <Thread accountId={account.id} chatId={chat.chatId} around={chat.around} />
    </DialogContents>
  );
}
