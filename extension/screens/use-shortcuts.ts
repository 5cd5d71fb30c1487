/** Keys of the whole page: `/` searches, `n` adds, `u` undoes, `?` shows all keys; never while somebody types or a dialog is open. */
import { type RefObject, useEffect, useRef } from "react";
import { usePreferences } from "../app/AppContext";
import { useToastAction } from "../ui/Toasts";

interface Shortcuts {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onAdd: () => void;
  readonly onHelp: () => void;
}

export function useShortcuts({ search, onAdd, onHelp }: Shortcuts): void {
  const isOn = usePreferences((state) => state.shortcuts);
  const actions = { n: onAdd, u: useToastAction(), "?": onHelp };
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
      const { key } = event;
      if (key !== "/" && key !== "n" && key !== "u" && key !== "?") return;
      event.preventDefault();
      if (key === "/") search.current?.focus();
      else latest.current[key]();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [search, isOn]);
}

function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.closest("input, textarea, select, [role=dialog], [role=alertdialog], [role=menu]") !== null;
}
