/** A question that must be answered before anything is lost: cancel is focused first, outside clicks do not answer it. */
import { clsx } from "clsx";
import { AlertDialog as Radix } from "radix-ui";
import { type FormEvent, type ReactNode, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./Button";
import styles from "./Dialog.module.css";
import { useOpener } from "./use-opener";

interface AlertDialogProps {
  readonly title: string;
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly canConfirm?: boolean;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

export function AlertDialog({
  title,
  confirmLabel,
  cancelLabel,
  canConfirm = true,
  isBusy = false,
  onConfirm,
  onCancel,
  children,
}: AlertDialogProps) {
  const t = useTranslations("common");
  const cancel = useRef<HTMLButtonElement>(null);
  const opener = useOpener();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canConfirm && !isBusy) onConfirm();
  };
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onCancel()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          ref={opener.register}
          className={clsx(styles.sheet, styles.narrow)}
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            cancel.current?.focus();
          }}
          onCloseAutoFocus={opener.giveBack}
        >
          <form onSubmit={submit}>
            <header className={styles.header}>
              <Radix.Title className={styles.title}>{title}</Radix.Title>
            </header>
            <div className={styles.body}>{children}</div>
            <footer className={styles.footer}>
              <Button ref={cancel} onClick={onCancel}>
                {cancelLabel ?? t("cancel")}
              </Button>
              <Button type="submit" variant="danger" disabled={!canConfirm} isBusy={isBusy}>
                {confirmLabel}
              </Button>
            </footer>
          </form>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
