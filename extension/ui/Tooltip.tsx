/** A short text that explains a control on hover and focus; the control keeps its own accessible name. */
import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";
import styles from "./Tooltip.module.css";

interface TooltipProps {
  readonly text: string;
  readonly side?: "top" | "bottom" | "left" | "right";
  /** Somebody looks closer, with a pointer or with the keyboard. */
  readonly onShow?: () => void;
  readonly children: ReactNode;
}

export function Tooltip({ text, side = "top", onShow, children }: TooltipProps) {
  return (
    <Radix.Root onOpenChange={(isOpen) => isOpen && onShow?.()}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return <Radix.Provider delayDuration={400}>{children}</Radix.Provider>;
}
