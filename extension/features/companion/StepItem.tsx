/** One step of the welcome page: its number or mark, its title, and how it stands. */
import { clsx } from "clsx";
import { Check, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { VisuallyHidden } from "../../ui/VisuallyHidden";
import styles from "./StepItem.module.css";

export type StepState = "done" | "current" | "later" | "problem";

interface StepItemProps {
  readonly number: number;
  readonly title: string;
  readonly state: StepState;
  /** How it stands, in one line. */
  readonly line: string;
  readonly children?: ReactNode;
}

export function StepItem({ number, title, state, line, children }: StepItemProps) {
  const t = useTranslations("welcome.stepState");
  return (
    <li className={clsx(styles.step, styles[state])} aria-current={state === "current" ? "step" : undefined}>
      <span className={styles.mark} aria-hidden="true">
        {state === "done" ? <Check size={16} /> : state === "problem" ? <TriangleAlert size={15} /> : number}
      </span>
      <div className={styles.body}>
        <h2 className={styles.title}>
          {title}
          <VisuallyHidden> ({t(state)})</VisuallyHidden>
        </h2>
        <p className={styles.line}>{line}</p>
        {children ? <div className={styles.more}>{children}</div> : null}
      </div>
    </li>
  );
}
