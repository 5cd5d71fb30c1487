/** What the popup shows, to be shown again before anything is loaded the next time. */
import type { PopupPicture } from "../../storage/popup-picture";

/** More rows than the popup is high; the others would only make it late. */
const rowsAtMost = 15;

/** null where there is no list, or not its beginning. */
export function takePicture(page: HTMLElement): Omit<PopupPicture, "version"> | null {
  const scroller = page.querySelector("[data-greyed]");
  if (scroller === null || scroller.scrollTop > 0) return null;
  const { lang, dataset } = document.documentElement;
  return { html: asRemembered(page, scroller.scrollHeight).outerHTML, lang, theme: dataset.theme ?? null };
}

/** What stands there may be over, and nothing can be pressed; what passes by itself has gone. */
function asRemembered(page: HTMLElement, listHeight: number): Element {
  const copy = page.cloneNode(true) as Element;
  for (const toasts of copy.querySelectorAll("[data-toasts]")) toasts.remove();
  for (const button of copy.querySelectorAll("button:not([aria-haspopup])"))
    button.setAttribute("aria-disabled", "true");
  const scroller = copy.querySelector<HTMLElement>("[data-greyed]");
  const list = scroller?.querySelector("ul");
  if (scroller && list) {
    scroller.dataset.greyed = "true";
    list.style.height = `${listHeight}px`;
    for (const row of [...list.children].slice(rowsAtMost)) row.remove();
  }
  return copy;
}
