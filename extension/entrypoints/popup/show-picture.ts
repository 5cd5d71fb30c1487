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
