/** A sentence that must not be missed, inside the dialog or list it is about. */
import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Notice.module.css";

interface NoticeProps {
  readonly tone: "error" | "waiting" | "calm";
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

export function Notice({ tone, children, action }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === "error" ? "alert" : undefined}>
      {tone === "calm" ? <Info size={16} aria-hidden="true" /> : <CircleAlert size={16} aria-hidden="true" />}
      <div className={styles.text}>{children}</div>
      {action}
    </div>
  );
}
