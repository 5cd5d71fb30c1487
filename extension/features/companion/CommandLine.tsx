/** One command for the terminal, ready to be copied. */
import { CopyButton } from "../../ui/CopyButton";
import styles from "./CommandLine.module.css";

export const startCommand = "npm start";
export const newCodeCommand = "npm run --silent pair";

export function CommandLine({ command }: { readonly command: string }) {
  return (
    <div className={styles.command}>
      <code className={styles.code}>{command}</code>
      <CopyButton text={command} variant="ghost" />
    </div>
  );
}
