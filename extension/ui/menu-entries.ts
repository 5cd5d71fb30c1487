/** What a menu can hold: commands, and choices of which one is in force. */
import type { ReactNode } from "react";

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isDangerous?: boolean;
  readonly isDisabled?: boolean;
  /** Draws a line above this item. */
  readonly startsGroup?: boolean;
  readonly onSelect: () => void;
}

/** A heading with options of which exactly one is in force. */
export interface ChoiceGroup {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

interface TypedChoices<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** Keeps the options' type on the way through the menu, which only knows strings. */
export function choices<Value extends string>({ onChange, ...group }: TypedChoices<Value>): ChoiceGroup {
  return {
    ...group,
    onChange: (text) => {
      const option = group.options.find((entry) => entry.value === text);
      if (option) onChange(option.value);
    },
  };
}
