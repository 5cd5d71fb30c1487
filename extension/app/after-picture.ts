/** The page of the popup names its scripts in a template: the picture of what it showed last is drawn before they are loaded. */
import type { Plugin } from "vite";

const loading = /<(?:script type="module"|link rel="modulepreload")[^>]*>(?:<\/script>)?/g;

/** `template` is its id, `first` the script that draws, and then puts into the page what the template holds. */
export function withTemplate(html: string, template: string, first: string): string {
  const tags = html.match(loading) ?? [];
  const held = `<template id="${template}">${tags.join("")}</template><script src="/${first}"></script>`;
  return html.replace(loading, "").replace("</body>", `${held}</body>`);
}

/** `page`: the end of its path. While developing, the popup opens without a picture. */
export function afterPicture(page: string, template: string, first: string): Plugin {
  return {
    name: "saklar:after-picture",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html, { filename }) => (filename.endsWith(page) ? withTemplate(html, template, first) : html),
    },
  };
}
