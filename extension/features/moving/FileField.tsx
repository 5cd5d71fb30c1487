/** A labelled way to choose one file, in the words of the page's language; browsers draw theirs in their own. */
import { Upload } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../../ui/Button";
import fields from "../../ui/Field.module.css";
import { useAnnounce } from "../../ui/LiveRegion";
import { FieldNote } from "../../ui/TextField";
import styles from "./Moving.module.css";

interface FileFieldProps {
  readonly label: string;
  readonly accept: string;
  readonly error: string | null;
  readonly onChange: (file: File | null) => void;
}

export function FileField({ label, accept, error, onChange }: FileFieldProps) {
  const t = useTranslations("moving");
  const announce = useAnnounce();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState<string | null>(null);
  const take = (file: File | null) => {
    setName(file?.name ?? null);
    announce(file?.name ?? t("noFile"));
    onChange(file);
  };
  return (
    <div className={fields.field}>
      <span id={`${id}-label`} className={fields.label}>
        {label}
      </span>
      <div className={styles.file}>
        <Button
          icon={<Upload size={14} />}
          aria-labelledby={`${id}-label ${id}-button`}
          aria-describedby={error ? `${id}-name ${id}-note` : `${id}-name`}
          onClick={() => input.current?.click()}
        >
          <span id={`${id}-button`}>{t("chooseFile")}</span>
        </Button>
        <span id={`${id}-name`} className={styles.fileName} dir="auto">
          {name ?? t("noFile")}
        </span>
      </div>
      {/* Only asks the browser for a file; the button above is what people see, hear and reach. */}
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-labelledby={`${id}-label`}
        hidden
        onChange={(event) => take(event.target.files?.[0] ?? null)}
      />
      <FieldNote id={`${id}-note`} error={error} />
    </div>
  );
}
