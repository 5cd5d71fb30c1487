/** Remembers what had the focus when a dialog opened, and gives it back when the dialog closes. */
import { useState } from "react";

/** Where each open dialog came from, nearest first, by its sheet. */
const openers = new WeakMap<Element, readonly HTMLElement[]>();

export interface Opener {
  readonly register: (sheet: HTMLElement | null) => void;
  readonly giveBack: (event: Event) => void;
}

/**
 * Radix takes for the opener what has the focus once the dialog stands, which may be a field of its own.
 * Both functions stay the same: a ref that changes makes Radix take the focus away from whoever types.
 */
export function useOpener(): Opener {
  const [opener] = useState(createOpener);
  return opener;
}

function createOpener(): Opener {
  const candidates = candidatesNow();
  return {
    register: (sheet) => {
      if (sheet !== null) openers.set(sheet, candidates);
    },
    giveBack: (event) => {
      event.preventDefault();
      candidates.find((element) => element.isConnected)?.focus();
    },
  };
}

/** A dialog may stand on another or take its place, so what opened that one is kept too. */
function candidatesNow(): readonly HTMLElement[] {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return [];
  // The menu goes as its item opens the dialog; its button stays.
  const menu = active.closest("[role=menu]");
  const near = menu === null ? active : document.getElementById(menu.getAttribute("aria-labelledby") ?? "");
  const dialog = active.closest("[role=dialog], [role=alertdialog]");
  return [...(near === null ? [] : [near]), ...(dialog === null ? [] : (openers.get(dialog) ?? []))];
}
