/** The chats of one account, page by page, read again when a message comes. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { ChatPage } from "#shared/chats";
import { outcomeOf } from "../../account-actions/outcome";
import type { ApiErrorCode } from "../../api/api-error";
import { useApp, useWhatsapp } from "../../app/AppContext";
import { type ChatPages, firstPage, withNewFirstPage, withNextPage } from "./chat-pages";

const pageSize = 50;
/** Many messages at once cost one reading. */
const gatherMs = 300;
const mostAtOnce = 200;

type Take = (known: ChatPages | null, page: ChatPage) => ChatPages;

const takeFirst: Take = (_known, page) => firstPage(page);
const takeNew: Take = (known, page) => (known === null ? firstPage(page) : withNewFirstPage(known, page));
const takeNext: Take = (known, page) => (known === null ? firstPage(page) : withNextPage(known, page));

export function useChats(accountId: string) {
  const { http, messages: feed, clock } = useApp();
  const isLive = useWhatsapp((state) => state.isLive);
  const isSyncing = useWhatsapp((state) => state.syncs[accountId]?.done === false);
  const [pages, setPages] = useState<ChatPages | null>(null);
  const [error, setError] = useState<ApiErrorCode | null>(null);
  const shown = useRef(pageSize);
  useEffect(() => {
    shown.current = Math.max(pageSize, pages?.chats.length ?? 0);
  }, [pages]);

  const read = useCallback(
    async (take: Take, cursor?: string) => {
      const limit = cursor === undefined ? Math.min(mostAtOnce, shown.current) : pageSize;
      const query = { limit: String(limit), ...(cursor !== undefined && { cursor }) };
      const outcome = await outcomeOf(http.call("listChats", { params: { name: accountId }, query }));
      setError(outcome.ok ? null : outcome.code);
      if (outcome.ok) setPages((known) => take(known, outcome.value));
    },
    [http, accountId],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a sync that ended brings chats that no live message told of
  useEffect(() => {
    if (isLive) void read(takeFirst);
  }, [isLive, isSyncing, read]);

  useEffect(() => {
    let cancel: (() => void) | null = null;
    const end = feed.subscribe((item) => {
      if (item.kind !== "message" || item.message.accountId !== accountId) return;
      cancel ??= clock.after(gatherMs, () => {
        cancel = null;
        void read(takeNew);
      });
    });
    return () => {
      end();
      cancel?.();
    };
  }, [feed, clock, accountId, read]);

  const cursor = pages?.cursor ?? null;
  return {
    chats: pages?.chats ?? null,
    total: pages?.total ?? 0,
    error,
    readMore: cursor === null ? null : () => void read(takeNext, cursor),
  };
}
