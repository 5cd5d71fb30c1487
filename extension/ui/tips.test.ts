/** When a tip comes and goes: what WCAG 1.4.13 asks of it, and what would be in the way. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchTips, whenTipShows } from "./tips";

let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `
    <button id="one" aria-label="Settings" data-tip="Settings">S</button>
    <button id="two" aria-label="Trust" data-tip="Up to 50 a day">T</button>
    <p>Text</p>`;
  stop = watchTips();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`No ${selector}`);
  return found;
}

const one = () => element("#one");
const two = () => element("#two");
const tip = () => document.querySelector<HTMLElement>("[role=tooltip]");
const shown = () => tip()?.textContent ?? null;
const point = (at: Element, pointerType = "mouse") =>
  at.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, pointerType }));
const press = (at: Element) => at.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
const pressEscape = () => {
  const event = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  return event;
};

function rest(at: Element): void {
  point(at);
  vi.advanceTimersByTime(400);
}

describe("with a pointer", () => {
  it("a tip comes once the pointer rests on its control, and goes with it", () => {
    point(one());
    expect(shown()).toBeNull();

    vi.advanceTimersByTime(400);
    expect(shown()).toBe("Settings");

    rest(element("p"));
    expect(shown()).toBeNull();
  });

  it("the pointer may go onto the tip", () => {
    rest(one());

    point(element("p"));
    point(element("[role=tooltip]"));
    vi.advanceTimersByTime(5000);
    expect(shown()).toBe("Settings");

    rest(element("p"));
    expect(shown()).toBeNull();
  });

  it("the next control does not keep one waiting, and there is one tip only", () => {
    rest(one());

    point(two());
    vi.advanceTimersByTime(0);

    expect([...document.querySelectorAll("[role=tooltip]")].map(({ textContent }) => textContent)).toEqual([
      "Up to 50 a day",
    ]);
  });

  it("whoever uses the control is not told about it until they come back", () => {
    rest(one());

    press(one());
    rest(one());
    expect(shown()).toBeNull();

    point(element("p"));
    vi.advanceTimersByTime(1000);
    rest(one());
    expect(shown()).toBe("Settings");
  });

  it("a press on the tip is heard by nothing beside it", () => {
    const heard = vi.fn();
    document.addEventListener("pointerdown", heard);
    rest(one());

    press(element("[role=tooltip]"));
    document.removeEventListener("pointerdown", heard);

    expect(heard).not.toHaveBeenCalled();
    expect(shown()).toBe("Settings");
  });

  it("a finger gets none", () => {
    point(one(), "touch");
    vi.advanceTimersByTime(1000);

    expect(shown()).toBeNull();
  });
});

describe("with the keyboard", () => {
  it("a tip comes at once and goes with the focus", () => {
    one().focus();
    expect(shown()).toBe("Settings");

    one().blur();
    expect(shown()).toBeNull();
  });

  it("Escape takes the tip away and nothing else hears of it; the next one is for the page", () => {
    const heard = vi.fn();
    document.addEventListener("keydown", heard, true);
    one().focus();

    expect(pressEscape().defaultPrevented).toBe(true);
    expect(shown()).toBeNull();
    expect(heard).not.toHaveBeenCalled();

    pressEscape();
    document.removeEventListener("keydown", heard, true);
    expect(heard).toHaveBeenCalledOnce();
  });

  it("a control that is pressed needs no word more", () => {
    one().focus();

    one().click();

    expect(shown()).toBeNull();
  });
});

describe("what it says", () => {
  it("describes its control for assistive technology, unless that is its name anyway", () => {
    two().focus();
    expect(two().getAttribute("aria-describedby")).toBe(tip()?.id);

    one().focus();
    expect(two().getAttribute("aria-describedby")).toBeNull();
    expect(one().getAttribute("aria-describedby")).toBeNull();
  });

  it("is asked for when it shows, and follows what comes of it", async () => {
    const asked = vi.fn(() => two().setAttribute("data-tip", "Up to 100 a day"));
    whenTipShows(asked)(two());

    rest(two());

    expect(asked).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(shown()).toBe("Up to 100 a day"));
  });

  it("goes when its control does", async () => {
    one().focus();

    one().remove();

    await vi.waitFor(() => expect(shown()).toBeNull());
  });
});
