/** Writes one message into the open chat, within what the account may still send today. */
import { SendHorizontal } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { maxTextLength } from "#shared/message-limits";
import { outcomeOf } from "../../account-actions/outcome";
import type { ApiErrorCode } from "../../api/api-error";
import { useApp, useWhatsapp } from "../../app/AppContext";
import { Button } from "../../ui/Button";
import styles from "./Chats.module.css";

interface ComposerProps {
  readonly account: Account;
  readonly chatId: string;
}

export function Composer({ account, chatId }: ComposerProps) {
  const t = useTranslations("chats");
  const error = useTranslations("error");
  const id = useId();
  const { text, setText, send, isSending, failure } = useSending(account.id, chatId);
  const isLive = useWhatsapp((state) => state.isLive);
  const left = Math.max(0, account.dailyLimit - account.messagesSentToday);
  const canWrite = isLive && left > 0 && (account.status === "ready" || account.reason === "parked");
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (canWrite) void send();
  };
  const note = failure === null ? noteKey(account, left) : null;
  return (
    <form className={styles.composer} onSubmit={submit}>
      <textarea
        className={styles.input}
        rows={2}
        dir="auto"
        maxLength={maxTextLength}
        aria-label={t("write")}
        aria-describedby={id}
        placeholder={t("write")}
        readOnly={!canWrite}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
        }}
      />
      <Button
        type="submit"
        variant="primary"
        icon={<SendHorizontal size={15} />}
        isBusy={isSending}
        disabled={!canWrite || text.trim() === ""}
      >
        {t("send")}
      </Button>
      <p
        id={id}
        className={failure === null ? styles.quiet : styles.failed}
        role={failure === null ? undefined : "alert"}
      >
        {failure === null ? t(note ?? "left", { count: left }) : error(failure)}
      </p>
    </form>
  );
}

/** Why nothing can be written, or null. */
function noteKey({ status, reason }: Account, left: number): "noneLeft" | "notReady" | "parked" | null {
  if (left === 0) return "noneLeft";
  if (reason === "parked") return "parked";
  return status === "ready" ? null : "notReady";
}

function useSending(accountId: string, chatId: string) {
  const { http } = useApp();
  const [text, setText] = useState("");
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<ApiErrorCode | null>(null);
  /** Of one text, so that a repeated click or a lost answer sends it once. */
  const [key, setKey] = useState(() => crypto.randomUUID());

  const write = (next: string) => {
    setText(next);
    setFailure(null);
    if (failure !== null) setKey(crypto.randomUUID());
  };
  const send = async () => {
    if (isSending || text.trim() === "") return;
    setSending(true);
    const request = { params: { name: accountId }, body: { to: chatId, text }, idempotencyKey: key };
    const outcome = await outcomeOf(http.call("sendMessage", request));
    setSending(false);
    if (!outcome.ok) return setFailure(outcome.code);
    setText("");
    setFailure(null);
    setKey(crypto.randomUUID());
  };
  return { text, setText: write, send, isSending, failure };
}
