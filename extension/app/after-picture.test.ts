/** What a built page loads waits in a template, and everything else stays where it is. */
import { expect, it } from "vitest";
import { withTemplate } from "./after-picture";

const built = `<html><head>
<script type="module" crossorigin src="/chunks/popup.js"></script>
<link rel="modulepreload" crossorigin href="/chunks/core.js">
<link rel="icon" href="/icon/32.png">
</head><body><div id="root"></div></body></html>`;

it("holds back the scripts and leaves what is drawn with", () => {
  const page = new DOMParser().parseFromString(withTemplate(built), "text/html");
  const held = page.querySelector<HTMLTemplateElement>("template#popup-page")?.content.children ?? [];

  expect([...held].map((tag) => tag.getAttribute("src") ?? tag.getAttribute("href"))).toEqual([
    "/chunks/popup.js",
    "/chunks/core.js",
  ]);
  expect([...page.scripts].map((script) => script.getAttribute("src"))).toEqual(["/popup-picture.js"]);
  expect(page.querySelectorAll("link")).toHaveLength(1);
  expect(page.querySelector("#root + template")).not.toBeNull();
});
