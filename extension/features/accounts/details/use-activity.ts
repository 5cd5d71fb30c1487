/** The activity of one account: the newest page, renewed with every change, and older ones on demand. */
import { useEffect, useState } from "react";
import type { Activity } from "#shared/activity";
import { outcomeOf } from "../../../account-actions/outcome";
import type { ApiErrorCode } from "../../../api/api-error";
import { useApp } from "../../../app/AppContext";
import { addNewer, addOlder } from "./activity-pages";

interface AccountActivity {
  /** Null until read. */
  readonly activity: Activity | null;
  readonly error: ApiErrorCode | null;
  readonly isReading: boolean;
  readonly readOlder: () => Promise<void>;
}

const pageSize = "20";

/** Another `turn` means that there may be something new to read. */
export function useActivity(accountId: string, turn: string): AccountActivity {
  const { http } = useApp();
  const [activity, setActivity] = useState<Activity | null>(null);
  const [error, setError] = useState<ApiErrorCode | null>(null);
  const [isReading, setReading] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn is what makes the log worth reading again
  useEffect(() => {
    let isOver = false;
    const request = { params: { name: accountId }, query: { limit: pageSize } };
    void outcomeOf(http.call("readActivity", request)).then((outcome) => {
      if (isOver) return;
      setError(outcome.ok ? null : outcome.code);
      if (outcome.ok) setActivity((shown) => addNewer(shown, outcome.value));
    });
    return () => {
      isOver = true;
    };
  }, [http, accountId, turn]);

  const readOlder = async () => {
    const before = activity?.nextBefore;
    if (before === null || before === undefined) return;
    setReading(true);
    const query = { limit: pageSize, before: String(before) };
    const outcome = await outcomeOf(http.call("readActivity", { params: { name: accountId }, query }));
    setReading(false);
    setError(outcome.ok ? null : outcome.code);
    // A newer page may have taken the place of the one this follows.
    if (outcome.ok) setActivity((shown) => (shown?.nextBefore === before ? addOlder(shown, outcome.value) : shown));
  };
  return { activity, error, isReading, readOlder };
}
