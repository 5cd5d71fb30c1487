/** A menu is nothing but its button until it is pressed; then it takes the keyboard and gives it back. */
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { Menu } from "./Menu";
import "../testing/patience";

afterEach(cleanup);

function showMenu() {
  const onSelect = vi.fn();
  const items = ["Copy", "Delete"].map((label) => ({ id: label, label, onSelect: () => onSelect(label) }));
  render(
    <>
      <Menu label="More" icon={null} items={items} />
      <p>Text</p>
    </>,
  );
  return { onSelect, user: userEvent.setup({ delay: null }), button: screen.getByRole("button", { name: "More" }) };
}

const item = (name: string) => screen.findByRole("menuitem", { name });
const isGone = () => waitFor(() => expect(screen.queryByRole("menu")).toBeNull());

it.each(["{Enter}", " ", "{ArrowDown}"])("opens with %j on its first item and gives the keyboard back", async (key) => {
  const { user, button } = showMenu();
  expect(button.getAttribute("aria-haspopup")).toBe("menu");
  await user.tab();

  await user.keyboard(key);
  const first = await item("Copy");
  await waitFor(() => expect(document.activeElement).toBe(first));
  expect(button.getAttribute("aria-expanded")).toBe("true");
  expect(screen.getByRole("menu", { name: "More" })).toBeTruthy();

  await user.keyboard("{Escape}");
  await isGone();
  await waitFor(() => expect(document.activeElement).toBe(button));
  expect(button.getAttribute("aria-expanded")).toBe("false");
});

it("goes from item to item with arrows and does what is chosen", async () => {
  const { user, onSelect } = showMenu();
  await user.tab();
  await user.keyboard("{Enter}");
  const first = await item("Copy");
  await waitFor(() => expect(document.activeElement).toBe(first));

  await user.keyboard("{ArrowDown}");
  const last = await item("Delete");
  await waitFor(() => expect(document.activeElement).toBe(last));
  await user.keyboard("{Enter}");

  expect(onSelect).toHaveBeenCalledExactlyOnceWith("Delete");
  await isGone();
});

it("marks no item for a pointer, and the button closes what it opened", async () => {
  const { user, button } = showMenu();

  await user.click(button);
  const menu = await screen.findByRole("menu");
  await waitFor(() => expect(document.activeElement).toBe(menu));

  await user.click(button);
  await isGone();
});

it("closes with a press beside it, which keeps the focus it takes", async () => {
  const { user, button } = showMenu();
  await user.click(button);
  await item("Copy");

  await user.click(screen.getByText("Text"));

  await isGone();
  expect(document.activeElement).not.toBe(button);
});
