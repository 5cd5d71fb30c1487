/** The messages of one chat, drawn only where they are looked at: from the newest up, or around one that was found. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { StoredMessage } from "#shared/chats";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Bubble } from "./Bubble";
import styles from "./Chats.module.css";
import { useThread } from "./use-thread";

const estimatedHeight = 64;
const gap = 8;

interface ThreadProps {
  readonly accountId: string;
  readonly chatId: string;
  /** The message to open the chat at. */
  readonly around?: string | undefined;
}

export function Thread({ accountId, chatId, around }: ThreadProps) {
  const t = useTranslations("chats");
  const errorText = useTranslations("error");
  const { messages, acks, isReading, error, readOlder, readNewer } = useThread(accountId, chatId, around);
  const { scroller, virtual } = usePlaces(messages, around, readNewer === null);
  return (
    <>
      {error === null ? null : <Notice tone="error">{errorText(error)}</Notice>}
      {readOlder === null ? null : (
        <Button size="small" isBusy={isReading} onClick={readOlder}>
          {t("older")}
        </Button>
      )}
      {messages.length === 0 && !isReading && error === null ? <p className={styles.quiet}>{t("empty")}</p> : null}
      <div ref={scroller} className={styles.scroller}>
        <ol className={styles.thread} aria-label={t("messages")} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const message = messages[index];
            return message ? (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={styles.placed}
                style={{ translate: `0 ${start}px` }}
                aria-setsize={messages.length}
                aria-posinset={index + 1}
              >
                <Bubble
                  accountId={accountId}
                  message={message}
                  ack={acks[message.messageId] ?? message.ack}
                  isFound={message.messageId === around}
                />
              </li>
            ) : null;
          })}
        </ol>
      </div>
      {readNewer === null ? null : (
        <Button size="small" isBusy={isReading} onClick={readNewer}>
          {t("newer")}
        </Button>
      )}
    </>
  );
}

/** Which messages are drawn where. What one reads stays in its place when older ones come before it. */
function usePlaces(messages: readonly StoredMessage[], around: string | undefined, isAtNewest: boolean) {
  const scroller = useRef<HTMLDivElement>(null);
  const isPlaced = useRef(false);
  // A page of newer ones is not followed: it is what one wants to read.
  const wasAtNewest = useRef(isAtNewest);
  const virtual = useVirtualizer({
    count: messages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    getItemKey: (index) => messages[index]?.messageId ?? index,
    gap,
    overscan: 6,
    anchorTo: "end",
    followOnAppend: isAtNewest && wasAtNewest.current,
  });
  useLayoutEffect(() => {
    wasAtNewest.current = isAtNewest;
  }, [isAtNewest]);
  useLayoutEffect(() => {
    if (isPlaced.current || messages.length === 0) return;
    isPlaced.current = true;
    const index = messages.findIndex(({ messageId }) => messageId === around);
    if (index === -1) virtual.scrollToEnd();
    else virtual.scrollToIndex(index, { align: "center" });
  }, [messages, around, virtual]);
  return { scroller, virtual };
}
