/** A list of further actions behind one button; what destroys is set apart and in words. */
import { clsx } from "clsx";
import { DropdownMenu } from "radix-ui";
import { Fragment, type ReactNode } from "react";
import styles from "./Menu.module.css";

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

interface MenuProps {
  readonly trigger: ReactNode;
  readonly items: readonly MenuItem[];
}

export function Menu({ trigger, items }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align="end" sideOffset={4} collisionPadding={8}>
          {items.map((item) => (
            <Fragment key={item.id}>
              {item.startsGroup ? <DropdownMenu.Separator className={styles.line} /> : null}
              <DropdownMenu.Item
                className={clsx(styles.item, item.isDangerous && styles.danger)}
                disabled={item.isDisabled ?? false}
                onSelect={item.onSelect}
              >
                {item.icon}
                {item.label}
              </DropdownMenu.Item>
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface ChoiceMenuProps<Value extends string> {
  readonly trigger: ReactNode;
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** The same list when exactly one of its entries is in force. */
export function ChoiceMenu<Value extends string>(props: ChoiceMenuProps<Value>) {
  const { trigger, label, value, options, onChange } = props;
  const pick = (text: string) => {
    const option = options.find((entry) => entry.value === text);
    if (option) onChange(option.value);
  };
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align="end" sideOffset={4} collisionPadding={8}>
          <DropdownMenu.Label className={styles.heading}>{label}</DropdownMenu.Label>
          <DropdownMenu.RadioGroup value={value} onValueChange={pick}>
            {options.map((option) => (
              <DropdownMenu.RadioItem key={option.value} className={styles.item} value={option.value}>
                <span className={styles.tick} aria-hidden="true">
                  <DropdownMenu.ItemIndicator>✓</DropdownMenu.ItemIndicator>
                </span>
                {option.label}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
