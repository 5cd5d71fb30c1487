/**
 * The popup begins with the picture of what it showed last: drawn before the code that makes the page is even loaded,
 * it is there at once, greyed and out of reach. A classic script, alone: each module more is some milliseconds more.
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { pageTemplate } from "../app/after-picture";
import { readPicture } from "../storage/popup-picture";
import { onScreen, showPicture } from "./popup/show-picture";

async function drawPicture(): Promise<void> {
  const root = document.getElementById("root");
  const picture = await readPicture();
  if (root === null || picture === null) return;
  showPicture(picture, root);
  await onScreen();
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
