/** The modal sheet every dialog stands on: title, scrolling body, footer; traps focus and gives it back. */
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton";

interface DialogContentsProps {
  readonly title: string;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

interface DialogProps extends DialogContentsProps {
  readonly onClose: () => void;
}

export function Dialog({ onClose, ...contents }: DialogProps) {
  return (
    <DialogFrame onClose={onClose}>
      <DialogContents {...contents} />
    </DialogFrame>
  );
}

interface DialogFrameProps {
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The sheet alone, for dialogs whose contents change as a whole while the sheet stays. */
export function DialogFrame({ onClose, children }: DialogFrameProps) {
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content className={styles.sheet} aria-describedby={undefined}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function DialogContents({ title, footer, children }: DialogContentsProps) {
  const t = useTranslations("common");
  return (
    <>
      <header className={styles.header}>
        <Radix.Title className={styles.title} dir="auto">
          {title}
        </Radix.Title>
        <Radix.Close asChild>
          <IconButton label={t("close")} icon={<X size={16} />} />
        </Radix.Close>
      </header>
      <div className={styles.body}>{children}</div>
      {footer ? <footer className={styles.footer}>{footer}</footer> : null}
    </>
  );
}
