/** Words for assistive technology where the eye already sees them as a picture. */
import type { ReactNode } from "react";
import styles from "./LiveRegion.module.css";

export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}
