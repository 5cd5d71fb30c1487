/** The history sync of one account while it runs, and how it really ended until somebody has read it. */
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import type { SyncProgress } from "#shared/history";
import { isErrorCode } from "../api/api-error";
import { useActions, useApp, useWhatsapp } from "../app/AppContext";
import { IconButton } from "../ui/IconButton";
import { Progress } from "../ui/Progress";
import styles from "./HistorySync.module.css";

export function HistorySync({ accountId }: { readonly accountId: string }) {
  const sync = useWhatsapp((state) => state.syncs[accountId]);
  if (sync === undefined) return null;
  return sync.done ? <Ended sync={sync} /> : <Running sync={sync} />;
}

function Running({ sync }: { readonly sync: SyncProgress }) {
  const t = useTranslations("sync");
  const actions = useActions();
  const { accountId, chatsDone, chatsUnreadable, chatsTotal } = sync;
  const looked = chatsDone + chatsUnreadable;
  const text = chatsTotal === 0 ? t("starting") : t("running", { done: looked, total: chatsTotal });
  return (
    <div className={styles.sync}>
      <div className={styles.line}>
        <span className={styles.text}>{text}</span>
        <IconButton label={t("cancel")} icon={<X size={14} />} onClick={() => void actions.cancelSync(accountId)} />
      </div>
      <Progress label={text} percent={chatsTotal === 0 ? null : Math.round((looked / chatsTotal) * 100)} />
    </div>
  );
}

function Ended({ sync }: { readonly sync: SyncProgress }) {
  const t = useTranslations("sync");
  const { whatsapp } = useApp();
  const text = useEnding(sync);
  const forget = () => whatsapp.getState().forgetSync(sync.accountId);
  return (
    <div className={styles.sync} data-tone={sync.error === undefined && sync.chatsUnreadable === 0 ? "good" : "cut"}>
      <div className={styles.line}>
        <span className={styles.text} role="status">
          {text}
        </span>
        <IconButton label={t("dismiss")} icon={<X size={14} />} onClick={forget} />
      </div>
    </div>
  );
}

function useEnding({ chatsDone, chatsUnreadable, messages, error }: SyncProgress): string {
  const t = useTranslations("sync");
  const errorText = useTranslations("error");
  const unreadable = chatsUnreadable === 0 ? "" : ` ${t("unreadable", { count: chatsUnreadable })}`;
  if (error === undefined) return t("done", { messages, chats: chatsDone }) + unreadable;
  if (error === "sync_cancelled") return t("cancelled", { messages }) + unreadable;
  const why = error !== "not_ready" && isErrorCode(error) ? ` ${errorText(error)}` : "";
  return t("cut", { messages }) + why + unreadable;
}
