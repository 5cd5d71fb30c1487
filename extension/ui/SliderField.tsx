/** A number within bounds, by slider or by typing; both say the same and keep to the bounds. */
import { Slider } from "radix-ui";
import { type ReactNode, useEffect, useId, useState } from "react";
import field from "./Field.module.css";
import styles from "./SliderField.module.css";
import { FieldNote } from "./TextField";

interface SliderFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly onChange: (value: number) => void;
}

export function SliderField({ label, value, min, max, step = 1, hint, error, onChange }: SliderFieldProps) {
  const id = useId();
  return (
    <div className={field.field}>
      <span id={id} className={field.label}>
        {label}
      </span>
      <div className={field.row}>
        <Slider.Root
          className={styles.slider}
          value={[value]}
          min={min}
          max={max}
          step={step}
          onValueChange={([next]) => next !== undefined && onChange(next)}
        >
          <Slider.Track className={styles.track}>
            <Slider.Range className={styles.range} />
          </Slider.Track>
          <Slider.Thumb className={styles.thumb} aria-labelledby={id} />
        </Slider.Root>
        <NumberBox id={id} value={value} min={min} max={max} isInvalid={Boolean(error)} onChange={onChange} />
      </div>
      <FieldNote id={`${id}-note`} hint={hint} error={error} />
    </div>
  );
}

interface NumberBoxProps {
  readonly id: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly isInvalid: boolean;
  readonly onChange: (value: number) => void;
}

/** Keeps what is being typed until it is a number within bounds or the field is left. */
function NumberBox({ id, value, min, max, isInvalid, onChange }: NumberBoxProps) {
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  const accept = (text: string) => {
    setTyped(text);
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= min && number <= max) onChange(number);
  };
  return (
    <input
      type="number"
      inputMode="numeric"
      className={`${field.input} ${field.number}`}
      min={min}
      max={max}
      value={typed}
      aria-labelledby={id}
      aria-describedby={`${id}-note`}
      aria-invalid={isInvalid || undefined}
      onChange={(event) => accept(event.target.value)}
      onBlur={() => setTyped(String(value))}
    />
  );
}
