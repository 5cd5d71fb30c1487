/** Switches the language on the first page people see; each language is named in itself. */
import { useLocale } from "use-intl";
import { usePreferences } from "../../app/AppContext";
import type { Locale } from "../../i18n/messages";
import { Button } from "../../ui/Button";

const other: Readonly<Record<Locale, { readonly locale: Locale; readonly name: string }>> = {
  en: { locale: "id", name: "Bahasa Indonesia" },
  id: { locale: "en", name: "English" },
};

export function LanguageSwitch() {
  const { locale, name } = other[useLocale()];
  const change = usePreferences((state) => state.change);
  return (
    <Button variant="ghost" size="small" lang={locale} onClick={() => change({ language: locale })}>
      {name}
    </Button>
  );
}
