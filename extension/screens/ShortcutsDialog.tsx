/** All keys that do something, on one sheet. */
import { useTranslations } from "use-intl";
import { Dialog } from "../ui/Dialog";
import styles from "./ShortcutsDialog.module.css";

const rows = [
  { id: "search", keys: ["/"] },
  { id: "add", keys: ["n"] },
  { id: "undo", keys: ["u"] },
  { id: "move", keys: ["↑", "↓"] },
  { id: "open", keys: ["Enter"] },
  { id: "close", keys: ["Esc"] },
  { id: "help", keys: ["?"] },
] as const;

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("shortcuts");
  return (
    <Dialog title={t("title")} onClose={onClose}>
      <dl className={styles.keys}>
        {rows.map(({ id, keys }) => (
          <div key={id} className={styles.row}>
            <dt>{t(id)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.hint}>{t("hint")}</p>
    </Dialog>
  );
}
