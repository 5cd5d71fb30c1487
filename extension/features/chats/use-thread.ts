/** One open chat: its newest page or the one around a message, more of it on demand, and what comes while it is open. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { ThreadPage } from "#shared/chats";
import { outcomeOf } from "../../account-actions/outcome";
import type { ApiErrorCode } from "../../api/api-error";
import { useApp, useWhatsapp } from "../../app/AppContext";
import {
  emptyThread,
  type ThreadState,
  withAck,
  withMessages,
  withNewerPage,
  withNewestPage,
  withOlderPage,
  withPageAround,
} from "./thread-state";

type Take = (thread: ThreadState, page: ThreadPage) => ThreadState;

export function useThread(accountId: string, chatId: string, around?: string) {
  const { http, messages: feed } = useApp();
  const isLive = useWhatsapp((state) => state.isLive);
  const [thread, setThread] = useState<ThreadState>(emptyThread);
  const [isReading, setReading] = useState(true);
  const [error, setError] = useState<ApiErrorCode | null>(null);
  const isBegun = useRef(false);

  const read = useCallback(
    async (query: { readonly cursor?: string; readonly around?: string }, take: Take) => {
      setReading(true);
      const outcome = await outcomeOf(http.call("listMessages", { params: { name: accountId, chatId }, query }));
      setReading(false);
      setError(outcome.ok ? null : outcome.code);
      if (!outcome.ok) return;
      isBegun.current = true;
      setThread((known) => take(known, outcome.value));
    },
    [http, accountId, chatId],
  );

  // Again after every cut of the line: what came meanwhile was told to nobody here.
  useEffect(() => {
    if (!isLive) return;
    if (around !== undefined && !isBegun.current) void read({ around }, withPageAround);
    else void read({}, withNewestPage);
  }, [isLive, read, around]);

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

  const { messages, acks, cursor, newer } = thread;
  return {
    messages,
    acks,
    isReading,
    error,
    readOlder: cursor == null ? null : () => void read({ cursor }, withOlderPage),
    readNewer: newer === null ? null : () => void read({ cursor: newer }, withNewerPage),
  };
}
