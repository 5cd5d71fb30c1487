/** The modal sheet every dialog stands on: title, scrolling body, footer; traps focus and gives it back. */
import { clsx } from "clsx";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useCallback, useRef } from "react";
import { useTranslations } from "use-intl";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton";
import { useOpener } from "./use-opener";

interface DialogContentsProps {
  readonly title: ReactNode;
  /** Before the title, as a way back. */
  readonly lead?: ReactNode;
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
  /** Room for two columns where the page has it. */
  readonly isWide?: boolean;
  /** As high as the page, for what is longer than it anyway. */
  readonly isTall?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The sheet alone, for dialogs whose contents change as a whole while the sheet stays. */
export function DialogFrame({ isWide = false, isTall = false, onClose, children }: DialogFrameProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const opener = useOpener();
  const keepSheet = useCallback(
    (element: HTMLDivElement | null) => {
      sheet.current = element;
      opener.register(element);
    },
    [opener],
  );
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          ref={keepSheet}
          className={clsx(styles.sheet, isWide && styles.wide, isTall && styles.tall)}
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            // The sheet itself: the first button would be the one that closes, with its tooltip open.
            event.preventDefault();
            sheet.current?.focus();
          }}
          onCloseAutoFocus={opener.giveBack}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function DialogContents({ title, lead, footer, children }: DialogContentsProps) {
  const t = useTranslations("common");
  return (
    <>
      <header className={styles.header}>
        {lead}
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
