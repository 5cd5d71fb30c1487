/** The mark in the pages and the one the icons are made from are the same drawing. */
import { readFileSync } from "node:fs";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { SaklarMark } from "./SaklarMark";

afterEach(cleanup);

const read = (name: string) => readFileSync(`extension/ui/${name}`, "utf8");
const shapesOf = (svg: string) => svg.match(/<(?:rect|circle|path)[^>]*?(?=\/?>)/g)?.map((shape) => shape.trim());

it("draws what the icons show, in the colours of the tokens", () => {
  const colours = new Map(
    [...read("tokens.css").matchAll(/--([\w-]+): (#\w{6});/g)].map(([, name, value]) => [name, value]),
  );

  const { container } = render(<SaklarMark size={22} />);

  const drawn = container.innerHTML.replace(/var\(--([\w-]+)\)/g, (_, name: string) => colours.get(name) ?? name);
  expect(shapesOf(drawn)).toEqual(shapesOf(read("mark.svg")));
  expect(shapesOf(drawn)).toHaveLength(4);
});
