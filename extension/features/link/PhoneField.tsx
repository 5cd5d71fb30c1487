/** A phone number as people write it, with the form in which it will be sent shown before it is. */
import { useTranslations } from "use-intl";
import { formatPhone, normalisePhone } from "#shared/phone";
import { TextField } from "../../ui/TextField";

interface PhoneFieldProps {
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

export function PhoneField({ value, error, onChange }: PhoneFieldProps) {
  const t = useTranslations("link");
  const digits = normalisePhone(value);
  return (
    <TextField
      label={t("phoneLabel")}
      type="tel"
      inputMode="tel"
      autoComplete="off"
      placeholder={t("phonePlaceholder")}
      value={value}
      onChange={onChange}
      error={error}
      hint={digits === null ? t("phoneHint") : t("phoneNormalised", { number: formatPhone(digits) })}
    />
  );
}
