/** The page of the popup names its scripts in a template: the picture of what it showed last is drawn before they are loaded. */
import type { Plugin } from "vite";

/** The template's id. */
export const pageTemplate = "popup-page";
/** The script that draws, and then puts into the page what the template holds. */
const first = "/popup-picture.js";

const loading = /<(?:script type="module"|link rel="modulepreload")[^>]*>(?:<\/script>)?/g;

export function withTemplate(html: string): string {
  const tags = html.match(loading) ?? [];
  const held = `<template id="${pageTemplate}">${tags.join("")}</template><script src="${first}"></script>`;
  return html.replace(loading, "").replace("</body>", `${held}</body>`);
}

/** While developing, the popup opens without a picture. */
export function afterPicture(): Plugin {
  return {
    name: "saklar:after-picture",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html, { filename }) => (filename.endsWith("/popup/index.html") ? withTemplate(html) : html),
    },
  };
}
