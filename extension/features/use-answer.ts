/** Reads something from the companion for as long as a screen shows it, and again when its key changes. */
import { useEffect, useState } from "react";
import { type Outcome, outcomeOf } from "../account-actions/outcome";

/** Null until the first answer; the last one stays while it is read again. */
export function useAnswer<Value>(key: string, ask: () => Promise<Value>): Outcome<Value> | null {
  const [outcome, setOutcome] = useState<Outcome<Value> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for all that the question depends on
  useEffect(() => {
    let isOver = false;
    void outcomeOf(ask()).then((next) => {
      if (!isOver) setOutcome(next);
    });
    return () => {
      isOver = true;
    };
  }, [key]);
  return outcome;
}
