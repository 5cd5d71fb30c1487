/** The life of a QR: a handful of refs, each valid for a while, then none until the page asks again. */
import type { Clock } from "../clock";
import type { Knobs } from "./knobs";

interface RefRotationOptions {
  readonly clock: Clock;
  readonly rules: Knobs["refs"];
  readonly newRef: () => string;
  readonly onRef: (ref: string) => void;
  readonly onExhausted: () => void;
}

export interface RefRotation {
  /** The one ref a phone may scan now. */
  current(): string | null;
  stop(): void;
}

export function startRefRotation({ clock, rules, newRef, onRef, onExhausted }: RefRotationOptions): RefRotation {
  let current: string | null = null;
  let cancel = () => {};

  const show = (position: number) => {
    if (position >= rules.count) {
      current = null;
      onExhausted();
      return;
    }
    current = newRef();
    onRef(current);
    cancel = clock.after(position === 0 ? rules.firstMs : rules.nextMs, () => show(position + 1));
  };

  show(0);
  return {
    current: () => current,
    stop() {
      cancel();
      current = null;
    },
  };
}
