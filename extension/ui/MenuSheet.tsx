/** The open menu: roving focus, typing ahead, Escape; what destroys is set apart and in words. */
import { clsx } from "clsx";
import { Check } from "lucide-react";
import { Menu as Radix } from "radix-ui/internal";
import { useRef } from "react";
import styles from "./Menu.module.css";
import type { ChoiceGroup, MenuItem } from "./menu-entries";
import type { OpenMenu } from "./use-menu";

interface MenuSheetProps extends OpenMenu {
  readonly choices?: readonly ChoiceGroup[];
  readonly items?: readonly MenuItem[];
}

export function MenuSheet({ button, isByKeyboard, choices = [], items = [], onClose }: MenuSheetProps) {
  const entry = useRef(isByKeyboard);
  const isLeftByPress = useRef(false);
  const enter = (event: Event) => {
    if (!entry.current) return;
    entry.current = false;
    event.preventDefault();
    firstItemOf(event.target)?.focus({ preventScroll: true });
  };
  return (
    <Radix.Root open modal={false} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Anchor virtualRef={button} />
      <Radix.Portal>
        <Radix.Content
          className={styles.menu}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-labelledby={button.current?.id}
          onEntryFocus={enter}
          onInteractOutside={(event) => {
            // Its button closes it by itself.
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault();
            else isLeftByPress.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!isLeftByPress.current && document.activeElement === document.body) button.current?.focus();
          }}
        >
          {choices.map((group) => (
            <Choices key={group.label} group={group} />
          ))}
          {items.map((item) => (
            <Item
              key={item.id}
              item={{
                ...item,
                onSelect: () => {
                  // A dialog that it opens has to find the focus where it shall go back to.
                  button.current?.focus();
                  item.onSelect();
                },
              }}
            />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function firstItemOf(menu: EventTarget | null): HTMLElement | null {
  const items = "[role^=menuitem]:not([data-disabled])";
  return menu instanceof Element ? menu.querySelector<HTMLElement>(items) : null;
}

function Item({ item }: { readonly item: MenuItem }) {
  return (
    <>
      {item.startsGroup ? <Radix.Separator className={styles.line} /> : null}
      <Radix.Item
        className={clsx(styles.item, item.isDangerous && styles.danger)}
        disabled={item.isDisabled ?? false}
        onSelect={item.onSelect}
      >
        {item.icon}
        {item.label}
      </Radix.Item>
    </>
  );
}

function Choices({ group }: { readonly group: ChoiceGroup }) {
  const { label, value, options, onChange } = group;
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <Radix.Label className={styles.heading}>{label}</Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} className={styles.item} value={option.value}>
          <span className={styles.tick}>
            <Radix.ItemIndicator>
              <Check size={14} aria-hidden="true" />
            </Radix.ItemIndicator>
          </span>
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}
