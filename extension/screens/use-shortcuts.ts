/** Keys of the whole page: `/` searches, `n` adds; never while somebody types or a dialog is open. */
import { type RefObject, useEffect, useRef } from "react";
import { usePreferences } from "../app/AppContext";

interface Shortcuts {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onAdd: () => void;
}

export function useShortcuts({ search, onAdd }: Shortcuts): void {
  const isOn = usePreferences((state) => state.shortcuts);
  const add = useRef(onAdd);
  add.current = onAdd;
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
      if (event.key !== "/" && event.key !== "n") return;
      event.preventDefault();
      if (event.key === "n") add.current();
      else search.current?.focus();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [search, isOn]);
}

function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.closest("input, textarea, select, [role=dialog], [role=alertdialog], [role=menu]") !== null;
}
