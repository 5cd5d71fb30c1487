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
  /** Under way: shows the turning arc and ignores clicks, without losing focus as `disabled` would. */
  readonly isBusy?: boolean;
}

export function Button({
  variant = "secondary",
  size = "medium",
  icon,
  isBusy = false,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={isBusy ? "button" : type}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      className={clsx(styles.button, styles[variant], styles[size], className)}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      {isBusy ? <Spinner /> : icon}
      {children}
    </button>
  );
}
