/** What makes a button the button of a menu; all else of the menu comes into being when it is pressed. */
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type Ref,
  type RefObject,
  useId,
  useRef,
  useState,
} from "react";

interface MenuButton {
  readonly id: string;
  readonly ref: Ref<HTMLButtonElement>;
  readonly "aria-haspopup": "menu";
  readonly "aria-expanded": boolean;
  readonly onPointerEnter: () => void;
  readonly onFocus: () => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** What an open menu has to know. */
export interface OpenMenu {
  readonly button: RefObject<HTMLButtonElement | null>;
  /** Then the first item is where the keyboard is; with a pointer none is marked. */
  readonly isByKeyboard: boolean;
  readonly onClose: () => void;
}

/** `prepare` is called as soon as somebody points at the button or comes to it. */
export function useMenu(prepare: () => Promise<void>): {
  readonly button: MenuButton;
  readonly opened: OpenMenu | null;
} {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [by, setBy] = useState<"pointer" | "keyboard" | null>(null);
  const toggle = (next: "pointer" | "keyboard") => setBy((now) => (now === null ? next : null));
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || event.ctrlKey) return;
    // The focus goes to the menu, not to its button.
    if (by === null) event.preventDefault();
    toggle("pointer");
  };
  const onClick = ({ detail }: MouseEvent) => {
    // Keys and assistive technology click without a pointer.
    if (detail === 0) toggle("keyboard");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    // In a list the arrows go from row to row.
    event.stopPropagation();
    setBy("keyboard");
  };
  const [onPointerEnter, onFocus] = [() => void prepare(), () => void prepare()];
  return {
    button: {
      ...{ id, ref: button, "aria-haspopup": "menu", "aria-expanded": by !== null },
      ...{ onPointerEnter, onFocus, onPointerDown, onClick, onKeyDown },
    },
    opened: by === null ? null : { button, isByKeyboard: by === "keyboard", onClose: () => setBy(null) },
  };
}
