/** The files of the phone's web page, read once at start. */
import { readFileSync } from "node:fs";

const read = (name: string) => readFileSync(new URL(`./phone-page/${name}`, import.meta.url), "utf8");

export const phonePage = {
  html: read("index.html"),
  css: read("phone.css"),
  js: read("phone.js"),
  texts: read("phone-texts.js"),
} as const;
