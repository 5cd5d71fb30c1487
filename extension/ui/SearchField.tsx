/** The search line: an icon, the words, and one button that empties it. */
import { Search, X } from "lucide-react";
import { type Ref, useRef } from "react";
import { useTranslations } from "use-intl";
import styles from "./SearchField.module.css";

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly shortcut?: string;
  readonly ref?: Ref<HTMLInputElement>;
  readonly onChange: (value: string) => void;
}

export function SearchField({ label, value, shortcut, ref, onChange }: SearchFieldProps) {
  const t = useTranslations("ui");
  const box = useRef<HTMLDivElement>(null);
  const clear = () => {
    onChange("");
    box.current?.querySelector("input")?.focus();
  };
  return (
    <div className={styles.box} ref={box}>
      <Search size={14} aria-hidden="true" className={styles.icon} />
      <input
        ref={ref}
        type="search"
        dir="auto"
        className={styles.input}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || value === "") return;
          event.stopPropagation();
          event.preventDefault();
          clear();
        }}
      />
      {value === "" ? (
        shortcut && (
          <span className={styles.key} aria-hidden="true">
            {shortcut}
          </span>
        )
      ) : (
        <button type="button" className={styles.clear} aria-label={t("clearSearch")} onClick={clear}>
          <X size={14} />
        </button>
      )}
    </div>
  );
}
