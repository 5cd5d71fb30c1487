/**
 * The popup begins with the picture of what it showed last: drawn before the code that makes the page is even loaded,
 * it is there at once, greyed and out of reach. A classic script, alone: each module more is some milliseconds more.
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { pageTemplate } from "../app/after-picture";
import { readPicture } from "../storage/popup-picture";
import { showPicture } from "./popup/show-picture";

/** Where nothing is drawn, as in a tab behind another, it never is on the screen. */
const shownAtMostMs = 300;

/** Until it is really on the screen, not just handed to it: what is loaded meanwhile would take the processor that paints. */
const shown = () =>
  new Promise<void>((resolve) => {
    new PerformanceObserver((paints) => {
      if (paints.getEntriesByName("first-contentful-paint").length > 0) resolve();
    }).observe({ type: "paint", buffered: true });
    setTimeout(resolve, shownAtMostMs);
  });

async function drawPicture(): Promise<void> {
  const root = document.getElementById("root");
  const picture = await readPicture();
  if (root === null || picture === null) return;
  showPicture(picture, root);
  await shown();
}

function loadPage(): void {
  const page = document.querySelector<HTMLTemplateElement>(`template#${pageTemplate}`);
  if (page !== null) document.head.append(document.importNode(page.content, true));
}

// Without a picture the popup opens all the same.
export default defineUnlistedScript(
  () =>
    void drawPicture()
      .catch(() => undefined)
      .then(loadPage),
);
