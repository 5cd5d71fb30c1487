/** A long list, which is drawn in part, and what becomes of it when a search leaves little. */
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { VirtualList } from "./VirtualList";

afterEach(cleanup);

const list = (count: number, query = "") => (
  <VirtualList
    label="Accounts"
    items={Array.from({ length: count }, (_, index) => ({ key: `${index}` }))}
    estimatedHeight={10}
    query={query}
    render={({ key }) => key}
  />
);

/** Only a list that is drawn in part has to say how high it is. */
const isDrawnInPart = (page: HTMLElement) => page.querySelector("ul")?.style.height !== "";

it("is drawn whole while it is short, and in part when it has grown long", () => {
  const { container, rerender } = render(list(60));
  expect(isDrawnInPart(container)).toBe(false);
  expect(container.querySelectorAll("li")).toHaveLength(60);

  rerender(list(61));
  expect(isDrawnInPart(container)).toBe(true);
});

it("stays as it is drawn when a search leaves few rows: none is made anew", () => {
  const { container, rerender } = render(list(61));
  const before = container.querySelector("ul");

  rerender(list(3, "Toko"));

  expect(isDrawnInPart(container)).toBe(true);
  expect(container.querySelector("ul")).toBe(before);
});

it.each([10, 500])("of %i rows begins at its top with another query, and stays where it is with the same", (count) => {
  const { container, rerender } = render(list(count));
  const scroller = container.firstElementChild as HTMLElement;
  scroller.scrollTop = 300;

  rerender(list(count + 1));
  expect(scroller.scrollTop).toBe(300);

  rerender(list(count + 1, "Toko"));
  expect(scroller.scrollTop).toBe(0);
});
