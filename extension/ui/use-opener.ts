/** Remembers what had the focus when a dialog opened, and gives it back when the dialog closes. */
import { useState } from "react";
import { heirOf, type Trail, trailOf } from "./focus-heir";

/** Where each open dialog came from, nearest first, by its sheet. */
const openers = new WeakMap<Element, readonly Trail[]>();

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
  const trails = trailsNow();
  return {
    register: (sheet) => {
      if (sheet !== null) openers.set(sheet, trails);
    },
    giveBack: (event) => {
      event.preventDefault();
      const opener = trails.find(({ element }) => element.isConnected)?.element;
      (opener ?? heirOfFirst(trails))?.focus();
    },
  };
}

/** What the dialog deleted cannot have the focus back. */
function heirOfFirst(trails: readonly Trail[]): HTMLElement | null {
  for (const trail of trails) {
    const heir = heirOf(trail);
    if (heir !== null) return heir;
  }
  return null;
}

/** A dialog may stand on another or take its place, so what opened that one is kept too. */
function trailsNow(): readonly Trail[] {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return [];
  // The menu goes as its item opens the dialog; its button stays.
  const menu = active.closest("[role=menu]");
  const near = menu === null ? active : document.getElementById(menu.getAttribute("aria-labelledby") ?? "");
  const dialog = active.closest("[role=dialog], [role=alertdialog]");
  return [...(near === null ? [] : [trailOf(near)]), ...(dialog === null ? [] : (openers.get(dialog) ?? []))];
}
