/** A form that one long request answers: what is typed, whether what is missing is told yet, and how the request ended. */
import { useState } from "react";
import type { Failure, Outcome } from "../../account-actions/outcome";
import { useAbortOnClose } from "./use-abort-on-close";

interface MovingFormOptions<Form, Wish, Answer> {
  readonly empty: Form;
  /** What to ask for; null while something is missing or wrong. */
  readonly wishOf: (form: Form) => Wish | null;
  readonly send: (wish: Wish, signal: AbortSignal) => Promise<Outcome<Answer>>;
  readonly onDone: (answer: Answer) => void;
}

export function useMovingForm<Form extends object, Wish, Answer>(options: MovingFormOptions<Form, Wish, Answer>) {
  const { empty, wishOf, send, onDone } = options;
  const newSignal = useAbortOnClose();
  const [form, setForm] = useState(empty);
  const [wasSubmitted, setSubmitted] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const change = (changes: Partial<Form>) => {
    setForm((current) => ({ ...current, ...changes }));
    setFailure(null);
  };
  const submit = async () => {
    setSubmitted(true);
    const wish = wishOf(form);
    if (isBusy || wish === null) return;
    setBusy(true);
    setFailure(null);
    const signal = newSignal();
    const outcome = await send(wish, signal);
    if (signal.aborted) return;
    setBusy(false);
    if (outcome.ok) onDone(outcome.value);
    else setFailure(outcome);
  };
  return { form, wasSubmitted, isBusy, failure, change, submit };
}
