/** Arrow keys, Home and End go from row to row of a list, so that nobody has to tab through every button. */
import type { KeyboardEvent } from "react";
import { entryOf } from "./focus-heir";

const steps: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Focus goes to what opens the row, or else to its first button. In a long list Home and End reach as far as is drawn. */
export function moveByArrows(event: KeyboardEvent<HTMLUListElement>): void {
  const step = steps[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement)) return;
  const { target } = event;
  const rows = [...event.currentTarget.querySelectorAll("li")].filter((row) => row.querySelector("button") !== null);
  const index = rows.findIndex((row) => row.contains(target));
  if (index === -1) return;
  event.preventDefault();
  const row = rows[step(index, rows.length - 1)];
  if (row) entryOf(row)?.focus();
}
