/** What the popup shows, to be shown again before anything is loaded the next time. */
import type { PopupPicture } from "../../storage/popup-picture";

/** null where there is no list, or not its beginning. */
export function takePicture(page: HTMLElement): Omit<PopupPicture, "version"> | null {
  const scroller = page.querySelector("[data-greyed]");
  if (scroller === null || scroller.scrollTop > 0) return null;
  const { lang, dataset } = document.documentElement;
  return { html: asRemembered(page, scroller).outerHTML, lang, theme: dataset.theme ?? null };
}

/** What stands there may be over, and nothing can be pressed; what passes by itself has gone. */
function asRemembered(page: HTMLElement, shown: Element): Element {
  const copy = page.cloneNode(true) as Element;
  for (const toasts of copy.querySelectorAll("[data-toasts]")) toasts.remove();
  for (const button of copy.querySelectorAll("button:not([aria-haspopup])"))
    button.setAttribute("aria-disabled", "true");
  const scroller = copy.querySelector<HTMLElement>("[data-greyed]");
  const list = scroller?.querySelector("ul");
  if (scroller && list) {
    scroller.dataset.greyed = "true";
    list.style.height = `${shown.scrollHeight}px`;
    for (const row of [...list.children].slice(rowsAboveEnd(shown))) row.remove();
  }
  return copy;
}

/** Those below what can be seen would only make it late. */
function rowsAboveEnd(scroller: Element): number {
  const { bottom } = scroller.getBoundingClientRect();
  const rows = [...scroller.querySelectorAll("ul > li")];
  return rows.filter((row) => row.getBoundingClientRect().top <= bottom).length;
}
