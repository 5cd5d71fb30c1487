/** The messages of one chat, the newest at the bottom where one begins to read. */
import { useLayoutEffect, useRef } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { StoredMessage } from "#shared/chats";
import type { MessageAck } from "#shared/messages";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { VisuallyHidden } from "../../ui/VisuallyHidden";
import styles from "./Chats.module.css";
import { Media } from "./Media";
import { MessageText } from "./MessageText";
import { useThread } from "./use-thread";

interface ThreadProps {
  readonly accountId: string;
  readonly chatId: string;
}

export function Thread({ accountId, chatId }: ThreadProps) {
  const t = useTranslations("chats");
  const errorText = useTranslations("error");
  const { messages, acks, isReading, error, readOlder } = useThread(accountId, chatId);
  const end = useStayAtEnd(messages.at(-1)?.messageId);
  return (
    <>
      {error === null ? null : <Notice tone="error">{errorText(error)}</Notice>}
      {readOlder === null ? null : (
        <Button size="small" isBusy={isReading} onClick={readOlder}>
          {t("older")}
        </Button>
      )}
      {messages.length === 0 && !isReading && error === null ? <p className={styles.quiet}>{t("empty")}</p> : null}
      <ol className={styles.thread} aria-label={t("messages")}>
        {messages.map((message) => (
          <Bubble key={message.messageId} accountId={accountId} message={message} ack={acks[message.messageId]} />
        ))}
      </ol>
      <div ref={end} />
    </>
  );
}

/** Follows the newest message; reading older ones leaves the place alone. */
function useStayAtEnd(newest: string | undefined) {
  const end = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer message is what to follow
  useLayoutEffect(() => {
    // Not returned: newer browsers answer with a promise, which would be taken for the effect's end.
    end.current?.scrollIntoView?.({ block: "end" });
  }, [newest]);
  return end;
}

interface BubbleProps {
  readonly accountId: string;
  readonly message: StoredMessage;
  readonly ack: MessageAck | undefined;
}

function Bubble({ accountId, message, ack }: BubbleProps) {
  const t = useTranslations("chats");
  const format = useFormatter();
  const at = new Date(message.timestamp);
  const isTold = ack === "sent" || ack === "delivered" || ack === "read" || ack === "failed";
  return (
    <li className={styles.bubble} data-own={message.fromMe}>
      <VisuallyHidden>{t(message.fromMe ? "fromYou" : "fromThem")}</VisuallyHidden>
      <span className={styles.text}>
        <MessageText message={message} />
      </span>
      {message.media === undefined ? null : <Media accountId={accountId} message={message} media={message.media} />}
      <time className={styles.when} dateTime={message.timestamp}>
        {format.dateTime(at, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })}
        {message.fromMe && isTold ? ` · ${t(`ack.${ack}`)}` : null}
      </time>
    </li>
  );
}
