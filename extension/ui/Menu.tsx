/** A list of further actions and choices behind one button; what destroys is set apart and in words. */
import { clsx } from "clsx";
import { Check } from "lucide-react";
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

/** A heading with options of which exactly one is in force. */
interface ChoiceGroup {
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

interface MenuProps {
  readonly trigger: ReactNode;
  readonly choices?: readonly ChoiceGroup[];
  readonly items?: readonly MenuItem[];
  /** What is only worked out once the menu is open: one in each of many rows. */
  readonly children?: ReactNode;
}

export function Menu({ trigger, choices: groups = [], items = [], children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align="end" sideOffset={4} collisionPadding={8}>
          {groups.map((group) => (
            <Choices key={group.label} group={group} />
          ))}
          <MenuItems items={items} />
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function MenuItems({ items }: { readonly items: readonly MenuItem[] }) {
  return items.map((item) => (
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
  ));
}

function Choices({ group }: { readonly group: ChoiceGroup }) {
  const { label, value, options, onChange } = group;
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <DropdownMenu.Label className={styles.heading}>{label}</DropdownMenu.Label>
      {options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} className={styles.item} value={option.value}>
          <span className={styles.tick}>
            <DropdownMenu.ItemIndicator>
              <Check size={14} aria-hidden="true" />
            </DropdownMenu.ItemIndicator>
          </span>
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
