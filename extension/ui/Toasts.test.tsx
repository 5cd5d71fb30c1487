/** A notice passes by itself, but not under the hand that is about to undo. */
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { IntlRoot } from "../i18n/IntlRoot";
import { ToastProvider, ToastShelf, useToast } from "./Toasts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Stop({ tone }: { readonly tone: "success" | "error" }) {
  const showToast = useToast();
  const action = { label: "Undo", run: () => {} };
  return (
    <button type="button" onClick={() => showToast({ tone, text: "It was stopped", action })}>
      Stop
    </button>
  );
}

function showToast(tone: "success" | "error" = "success"): HTMLElement {
  render(
    <IntlRoot locale="en">
      <ToastProvider>
        <Stop tone={tone} />
        <ToastShelf />
      </ToastProvider>
    </IntlRoot>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  return screen.getByRole("listitem");
}

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const undo = () => screen.queryByRole("button", { name: "Undo" });

it("goes after six seconds", () => {
  showToast();

  pass(5999);
  expect(undo()).not.toBeNull();
  pass(1);
  expect(undo()).toBeNull();
});

it("waits while it is hovered, and then goes on from where it was", () => {
  const toast = showToast();
  pass(4000);

  fireEvent.pointerEnter(toast);
  pass(60_000);
  expect(undo()).not.toBeNull();

  fireEvent.pointerLeave(toast);
  pass(1999);
  expect(undo()).not.toBeNull();
  pass(1);
  expect(undo()).toBeNull();
});

it("waits while the keyboard is on its button, even when the pointer leaves", () => {
  const toast = showToast();
  pass(4000);
  fireEvent.pointerEnter(toast);
  act(() => undo()?.focus());

  fireEvent.pointerLeave(toast);
  pass(60_000);
  expect(undo()).not.toBeNull();

  act(() => undo()?.blur());
  pass(2000);
  expect(undo()).toBeNull();
});

it("stays when it tells of an error", () => {
  showToast("error");

  pass(60_000);

  expect(undo()).not.toBeNull();
});
