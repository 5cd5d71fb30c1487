/** A button that is only an icon: its label is both the accessible name and the tip. */
import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import styles from "./IconButton.module.css";
import { Spinner } from "./Spinner";

interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "aria-label"> {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isBusy?: boolean;
  /** As of a button with words: it ignores clicks and keeps the focus. */
  readonly disabled?: boolean;
  readonly isBordered?: boolean;
}

export function IconButton({
  label,
  icon,
  isBusy = false,
  disabled = false,
  isBordered = false,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  const isOff = isBusy || disabled;
  return (
    <button
      type="button"
      {...rest}
      data-tip={label}
      aria-label={label}
      aria-busy={isBusy || undefined}
      aria-disabled={isOff || undefined}
      className={clsx(styles.button, isBordered && styles.bordered, className)}
      onClick={isOff ? (event) => event.preventDefault() : onClick}
    >
      {isBusy ? <Spinner /> : icon}
    </button>
  );
}
