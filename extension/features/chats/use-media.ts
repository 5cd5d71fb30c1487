/** The bytes of one message's media as an address for this page, from the click on until the message leaves the screen. */
import { useEffect, useState } from "react";
import { outcomeOf } from "../../account-actions/outcome";
import type { ApiErrorCode } from "../../api/api-error";
import { useApp } from "../../app/AppContext";

interface ShownMedia {
  readonly address: string;
  readonly type: string;
}

export function useMedia(accountId: string, messageId: string) {
  const { http } = useApp();
  const [shown, setShown] = useState<ShownMedia | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [failure, setFailure] = useState<ApiErrorCode | null>(null);

  useEffect(() => {
    if (shown === null) return;
    return () => URL.revokeObjectURL(shown.address);
  }, [shown]);

  const load = async () => {
    setLoading(true);
    const outcome = await outcomeOf(http.blob("readMedia", { params: { name: accountId, messageId } }));
    setLoading(false);
    setFailure(outcome.ok ? null : outcome.code);
    if (outcome.ok && outcome.value !== null) {
      setShown({ address: URL.createObjectURL(outcome.value), type: outcome.value.type });
    }
  };
  return { shown, isLoading, failure, load: () => void load() };
}
