/**
 * The popup begins with the picture of what it showed last: drawn before the code that makes the page is even loaded,
 * it is there at once, greyed and out of reach. Loads as little as can be; the page takes the picture's place.
 */
import { readPicture } from "../../storage/popup-picture";
import { showPicture } from "./show-picture";

/** Where nothing is drawn, as in a tab behind another, no frame ever comes. */
const frameAtMostMs = 100;

const frame = () =>
  new Promise((drawn) => {
    requestAnimationFrame(() => setTimeout(drawn));
    setTimeout(drawn, frameAtMostMs);
  });

async function open(): Promise<void> {
  const root = document.getElementById("root");
  const picture = await readPicture();
  if (root !== null && picture !== null) {
    showPicture(picture, root);
    await frame();
  }
  const { openPopup } = await import("./open");
  await openPopup();
}

void open();
