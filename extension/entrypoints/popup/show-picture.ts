/** Puts a picture where the page will be. */
import type { PopupPicture } from "../../storage/popup-picture";

/** The page's first drawing clears all that is in `root`. */
export function showPicture({ html, lang, theme }: PopupPicture, root: HTMLElement): void {
  document.documentElement.lang = lang;
  if (theme !== null) document.documentElement.dataset.theme = theme;
  const picture = document.createElement("div");
  picture.dataset.picture = "";
  picture.inert = true;
  // A document that was parsed runs no script, whatever stands in it.
  picture.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  root.append(picture);
  // Whoever asks later why the popup was quick or slow finds it in the page's timeline.
  performance.mark("popup-picture");
}

/** Where nothing is drawn, as in a tab behind another, nothing comes to the screen. */
const waitedForAtMostMs = 300;

/** Until something is really on the screen, not just handed to it: what is loaded meanwhile would take the processor that paints. */
export function onScreen(): Promise<void> {
  return new Promise((resolve) => {
    new PerformanceObserver((paints) => {
      if (paints.getEntriesByName("first-contentful-paint").length > 0) resolve();
    }).observe({ type: "paint", buffered: true });
    setTimeout(resolve, waitedForAtMostMs);
  });
}
