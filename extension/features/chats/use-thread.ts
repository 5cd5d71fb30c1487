/** One open chat: its newest page, older ones on demand, and what comes while it is open. */
import { useCallback, useEffect, useState } from "react";
import { outcomeOf } from "../../account-actions/outcome";
import type { ApiErrorCode } from "../../api/api-error";
import { useApp, useWhatsapp } from "../../app/AppContext";
import { emptyThread, type ThreadState, withAck, withMessages, withNewestPage, withOlderPage } from "./thread-state";

export function useThread(accountId: string, chatId: string) {
  const { http, messages: feed } = useApp();
  const isLive = useWhatsapp((state) => state.isLive);
  const [thread, setThread] = useState<ThreadState>(emptyThread);
  const [isReading, setReading] = useState(true);
  const [error, setError] = useState<ApiErrorCode | null>(null);

  const read = useCallback(
    async (from: string | null) => {
      setReading(true);
      const query = from === null ? {} : { cursor: from };
      const outcome = await outcomeOf(http.call("listMessages", { params: { name: accountId, chatId }, query }));
      setReading(false);
      setError(outcome.ok ? null : outcome.code);
      if (!outcome.ok) return;
      const page = outcome.value;
      setThread((known) => (from === null ? withNewestPage(known, page) : withOlderPage(known, page)));
    },
    [http, accountId, chatId],
  );

  // Again after every cut of the line: what came meanwhile was told to nobody here.
  useEffect(() => {
    if (isLive) void read(null);
  }, [isLive, read]);

  useEffect(
    () =>
      feed.subscribe((item) => {
        if (item.kind === "message" && item.message.accountId === accountId && item.message.chatId === chatId) {
          setThread((known) => withMessages(known, [item.message]));
        }
        if (item.kind === "ack" && item.ack.accountId === accountId && item.ack.chatId === chatId) {
          setThread((known) => withAck(known, item.ack.messageId, item.ack.ack));
        }
      }),
    [feed, accountId, chatId],
  );

  const { messages, acks, cursor } = thread;
  return { messages, acks, isReading, error, readOlder: cursor == null ? null : () => void read(cursor) };
}
