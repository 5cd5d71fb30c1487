/** Who gets the focus when what had it is gone: the next row of its list, or else the nearest part of the page that is left. */

const focusable = ':is(button, input, select, textarea, a[href], [tabindex="0"]):not(:disabled)';
/** What belongs together; beyond it one is better off where one came from. */
const parts = "section, ul, ol, form, fieldset, search";
const floating = "[role=dialog], [role=alertdialog], [role=menu]";

/** Noted while the element stands, for when it does not any more. */
export interface Trail {
  readonly element: HTMLElement;
  /** The other rows of its list, the next ones first. */
  readonly rows: readonly Element[];
  readonly parts: readonly Element[];
  /** The dialog or menu it stands in: the focus does not leave that behind its back. */
  readonly scope: Element | null;
}

export function trailOf(element: HTMLElement): Trail {
  return {
    element,
    rows: otherRows(element.closest("li")),
    parts: partsAround(element),
    scope: element.closest(floating),
  };
}

/** What opens a row, or else the first thing in it that takes the focus. */
export function entryOf(row: Element): HTMLElement | null {
  return row.querySelector<HTMLElement>(":is(h2, h3) button") ?? row.querySelector<HTMLElement>(focusable);
}

/** `before` are the trails of what had the focus earlier, the latest first. */
export function heirOf({ rows, parts: around, scope }: Trail, before: readonly Trail[] = []): HTMLElement | null {
  const earlier = before.filter((trail) => trail.scope === scope && trail.element.matches(focusable));
  const pages = scope === null ? [...document.querySelectorAll("main"), document.body] : [];
  return firstEntry([...rows, ...around]) ?? earlier.find(isStanding)?.element ?? firstEntry(pages);
}

const isStanding = ({ element }: Trail) => element.isConnected;

function firstEntry(elements: readonly Element[]): HTMLElement | null {
  for (const element of elements) {
    const entry = element.isConnected ? entryOf(element) : null;
    if (entry !== null) return entry;
  }
  return null;
}

function otherRows(row: Element | null): readonly Element[] {
  const rows = [...(row?.parentElement?.children ?? [])];
  const index = row === null ? -1 : rows.indexOf(row);
  return index === -1 ? [] : [...rows.slice(index + 1), ...rows.slice(0, index).reverse()];
}

function partsAround(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let part = element.closest(parts); part !== null; part = part.parentElement?.closest(parts) ?? null) {
    found.push(part);
  }
  return found;
}
