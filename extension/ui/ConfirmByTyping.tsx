/** The last door before something is gone for good: it opens only when the asked-for words are typed. */
import { type ReactNode, useState } from "react";
import { AlertDialog } from "./AlertDialog";
import { TextField } from "./TextField";

interface ConfirmByTypingProps {
  readonly title: string;
  /** What has to be typed, exactly but for surrounding space. */
  readonly expected: string;
  readonly fieldLabel: string;
  readonly confirmLabel: string;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

export function ConfirmByTyping({ expected, fieldLabel, children, ...rest }: ConfirmByTypingProps) {
  const [typed, setTyped] = useState("");
  const matches = typed.normalize("NFC").trim() === expected.normalize("NFC").trim();
  return (
    <AlertDialog {...rest} canConfirm={matches}>
      {children}
      <TextField label={fieldLabel} value={typed} onChange={setTyped} autoComplete="off" spellCheck={false} />
    </AlertDialog>
  );
}
