/** A labelled way to choose one file, with the reason below it why it is not accepted. */
import { useId } from "react";
import styles from "../../ui/Field.module.css";
import { FieldNote } from "../../ui/TextField";

interface FileFieldProps {
  readonly label: string;
  readonly accept: string;
  readonly error: string | null;
  readonly onChange: (file: File | null) => void;
}

export function FileField({ label, accept, error, onChange }: FileFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="file"
        accept={accept}
        className={styles.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.files?.[0] ?? null)}
      />
      <FieldNote id={`${id}-note`} error={error} />
    </div>
  );
}
