/** Messages with the words that are typed, a moment after the last key. */
import { useEffect, useState } from "react";
import type { StoredMessage } from "#shared/chats";
import { type Outcome, outcomeOf } from "../../account-actions/outcome";
import { useApp } from "../../app/AppContext";

const pauseMs = 200;

/** Null while nothing is typed or found yet. */
export function useSearch(accountId: string, text: string): Outcome<readonly StoredMessage[]> | null {
  const { http, clock } = useApp();
  const [found, setFound] = useState<Outcome<readonly StoredMessage[]> | null>(null);
  const q = text.trim().slice(0, 200);
  useEffect(() => {
    if (q === "") return setFound(null);
    let isOver = false;
    const ask = async () => {
      const outcome = await outcomeOf(http.call("searchMessages", { params: { name: accountId }, query: { q } }));
      if (!isOver) setFound(outcome.ok ? { ok: true, value: outcome.value.messages } : outcome);
    };
    const cancel = clock.after(pauseMs, () => void ask());
    return () => {
      isOver = true;
      cancel();
    };
  }, [http, clock, accountId, q]);
  return q === "" ? null : found;
}
