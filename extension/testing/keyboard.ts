/** What a person does who has a keyboard only, in a page drawn in memory: nothing here knows a pointer. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, vi } from "vitest";

/** More stops than any page here has. */
const mostSteps = 120;

export interface Keyboard {
  /** As user-event writes keys: `{Enter}`, `{ArrowDown}`, or plain text. */
  press(keys: string): Promise<void>;
  /** Presses the key until the focus is on what is called so. */
  walkTo(name: string, key?: string): Promise<void>;
  /** Opens a menu and takes one of its items. */
  choose(menu: string, item: string): Promise<void>;
}

export function createKeyboard(): Keyboard {
  const user = userEvent.setup({ delay: null });
  const press = (keys: string) => user.keyboard(keys);

  async function walkTo(name: string, key = "{Tab}"): Promise<void> {
    const passed: string[] = [];
    while (focusName() !== name) {
      if (passed.length > mostSteps) throw new Error(`Never came to "${name}", but to: ${passed.join(" | ")}`);
      if (key === "{Tab}") await user.tab();
      else await press(key);
      passed.push(focusName());
    }
  }

  async function choose(menu: string, item: string): Promise<void> {
    await walkTo(menu);
    await press("{Enter}");
    await screen.findByRole("menu");
    await walkTo(item, "{ArrowDown}");
    await press("{Enter}");
  }
  return { press, walkTo, choose };
}

/** What the focus is on, as it is called: label, or text. */
export function focusName(): string {
  const element = document.activeElement;
  if (element === null || element === document.body) return "(nowhere)";
  const labels = [...((element as HTMLInputElement).labels ?? [])].map(({ textContent }) => textContent).join(" ");
  const labelledBy = document.getElementById(element.getAttribute("aria-labelledby") ?? "")?.textContent;
  const name = element.getAttribute("aria-label") ?? (labelledBy || labels || element.textContent || "");
  return name.replace(/\s+/g, " ").trim();
}

export async function focusComesTo(name: string): Promise<void> {
  await vi.waitFor(() => expect(focusName()).toBe(name));
}
