/** The button: five weights, two sizes, and a busy state that keeps its width and its place in the tab order. */
import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import styles from "./Button.module.css";
import { Spinner } from "./Spinner";

type ButtonVariant = "primary" | "soft" | "secondary" | "ghost" | "danger";

interface ButtonProps extends ComponentProps<"button"> {
  readonly variant?: ButtonVariant;
  readonly size?: "small" | "medium";
  readonly icon?: ReactNode;
  /** Under way: shows the turning arc and ignores clicks. */
  readonly isBusy?: boolean;
  /** Ignores clicks too; the button stays where the keyboard finds it, for it may have the focus just now. */
  readonly disabled?: boolean;
}

export function Button({
  variant = "secondary",
  size = "medium",
  icon,
  isBusy = false,
  disabled = false,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const isOff = isBusy || disabled;
  return (
    <button
      {...rest}
      type={isOff ? "button" : type}
      aria-busy={isBusy || undefined}
      aria-disabled={isOff || undefined}
      className={clsx(styles.button, styles[variant], styles[size], className)}
      onClick={isOff ? (event) => event.preventDefault() : onClick}
    >
      {isBusy ? <Spinner /> : icon}
      {children}
    </button>
  );
}
