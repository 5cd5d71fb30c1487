/**
 * One tip for the whole page, as hundreds of controls have one: what carries `data-tip` is explained when the pointer rests on it
 * or the keyboard comes to it. Escape takes the tip away, and the pointer may go onto it (WCAG 1.4.13).
 */
import type { RefCallback } from "react";
import { showTip, type TipSheet } from "./tip-sheet";

const showAfterMs = 400;
/** Whoever goes from one control to the next does not wait again. */
const warmForMs = 300;
/** Enough to cross the gap between a control and its tip. */
const hideAfterMs = 150;

const listeners = new WeakMap<Element, () => void>();

/** A ref of a control: `tell` is called whenever its tip appears. */
export function whenTipShows(tell: () => void): RefCallback<Element> {
  return (control) => {
    if (control !== null) listeners.set(control, tell);
  };
}

/** Until the answer is called. */
export function watchTips(): () => void {
  const watch = new TipWatch();
  const ending = new AbortController();
  const listening = { capture: true, signal: ending.signal } as const;
  window.addEventListener("keydown", watch.press, listening);
  window.addEventListener("scroll", watch.scroll, listening);
  window.addEventListener("resize", watch.hide, listening);
  document.addEventListener("pointermove", watch.move, listening);
  document.documentElement.addEventListener("pointerleave", watch.leave, { signal: ending.signal });
  document.addEventListener("pointerdown", watch.use, listening);
  document.addEventListener("click", watch.use, listening);
  document.addEventListener("focusin", watch.focus, listening);
  document.addEventListener("focusout", watch.blur, listening);
  return () => {
    ending.abort();
    watch.hide();
  };
}

class TipWatch {
  #sheet: TipSheet | null = null;
  /** What the pointer is on: a control with a tip, or the tip itself. */
  #pointed: Element | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hiddenAt = Number.NEGATIVE_INFINITY;

  readonly move = ({ target, pointerType }: PointerEvent) => {
    if (pointerType === "touch") return;
    this.#point(this.#isOnTip(target) ? (this.#sheet?.element ?? null) : tippedBy(target));
  };

  readonly leave = () => this.#point(null);

  /** Whoever uses a control needs no word about it; it comes back when the pointer does. */
  readonly use = ({ target }: Event) => {
    if (!this.#isOnTip(target)) this.hide();
  };

  readonly focus = ({ target }: FocusEvent) => {
    const control = tippedBy(target);
    if (control?.matches(":focus-visible")) this.#show(control);
  };

  readonly blur = ({ target }: FocusEvent) => {
    if (target instanceof Node && this.#sheet?.control.contains(target)) this.hide();
  };

  /** Before any dialog hears of it: the first press takes the tip away, the next one the dialog. */
  readonly press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || this.#sheet === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.hide();
  };

  readonly scroll = ({ target }: Event) => {
    const { control } = this.#sheet ?? {};
    if (control === undefined || !(target instanceof Node) || !target.contains(control)) return;
    // A row that the keyboard came to may have been scrolled into view.
    if (control.matches(":focus-visible")) this.#sheet?.place();
    else this.hide();
  };

  readonly hide = () => {
    clearTimeout(this.#timer);
    if (this.#sheet === null) return;
    this.#sheet.remove();
    this.#sheet = null;
    this.#hiddenAt = performance.now();
  };

  #isOnTip(target: EventTarget | null): boolean {
    return target instanceof Node && this.#sheet?.element.contains(target) === true;
  }

  #point(at: Element | null): void {
    if (at === this.#pointed) return;
    this.#pointed = at;
    clearTimeout(this.#timer);
    if (at === null) this.#timer = setTimeout(this.hide, hideAfterMs);
    else if (at instanceof HTMLElement && at !== this.#sheet?.element && at !== this.#sheet?.control) {
      this.#timer = setTimeout(() => this.#show(at), this.#isWarm() ? 0 : showAfterMs);
    }
  }

  #isWarm(): boolean {
    return this.#sheet !== null || performance.now() - this.#hiddenAt < warmForMs;
  }

  #show(control: HTMLElement): void {
    this.hide();
    if (!control.isConnected) return;
    this.#sheet = showTip(control, this.hide);
    listeners.get(control)?.();
  }
}

function tippedBy(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;
}
