/** The one command that starts the companion, ready to be copied. */
import { CopyButton } from "../../ui/CopyButton";
import styles from "./StartCommand.module.css";

const startCommand = "npm start";

export function StartCommand() {
  return (
    <div className={styles.command}>
      <code className={styles.code}>{startCommand}</code>
      <CopyButton text={startCommand} variant="ghost" />
    </div>
  );
}
