/** The chats of one account, page by page, read again when a message comes. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { StoredChat } from "#shared/chats";
import { outcomeOf } from "../../account-actions/outcome";
import type { ApiErrorCode } from "../../api/api-error";
import { useApp, useWhatsapp } from "../../app/AppContext";

const pageSize = 50;
/** Many messages at once cost one reading. */
const gatherMs = 300;
const mostAtOnce = 200;

export function useChats(accountId: string) {
  const { http, messages: feed, clock } = useApp();
  const isLive = useWhatsapp((state) => state.isLive);
  const isSyncing = useWhatsapp((state) => state.syncs[accountId]?.done === false);
  const [chats, setChats] = useState<readonly StoredChat[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [error, setError] = useState<ApiErrorCode | null>(null);
  const shown = useRef(pageSize);

  const read = useCallback(
    async (from: string | null) => {
      const limit = from === null ? Math.min(mostAtOnce, shown.current) : pageSize;
      const query = { limit: String(limit), ...(from !== null && { cursor: from }) };
      const outcome = await outcomeOf(http.call("listChats", { params: { name: accountId }, query }));
      setError(outcome.ok ? null : outcome.code);
      if (!outcome.ok) return;
      const page = outcome.value;
      setCursor(page.nextCursor);
      setChats((known) => {
        const all = from === null ? page.chats : [...(known ?? []), ...page.chats];
        shown.current = Math.max(pageSize, all.length);
        return all;
      });
    },
    [http, accountId],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a sync that ended brings chats that no live message told of
  useEffect(() => {
    if (isLive) void read(null);
  }, [isLive, isSyncing, read]);

  useEffect(() => {
    let cancel: (() => void) | null = null;
    const end = feed.subscribe((item) => {
      if (item.kind !== "message" || item.message.accountId !== accountId) return;
      cancel ??= clock.after(gatherMs, () => {
        cancel = null;
        void read(null);
      });
    });
    return () => {
      end();
      cancel?.();
    };
  }, [feed, clock, accountId, read]);

  return { chats, error, readMore: cursor === null ? null : () => void read(cursor) };
}
