/** Gives every screen its language: the person's choice, else the browser's, kept on `<html lang>` for assistive technology. */
import { type ReactNode, useLayoutEffect } from "react";
import { IntlProvider } from "use-intl";
import { type Locale, messagesByLocale } from "./messages";

interface IntlRootProps {
  readonly locale: Locale;
  readonly children: ReactNode;
}

/** Relative times are refreshed by the screens that show them. */
export function IntlRoot({ locale, children }: IntlRootProps) {
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <IntlProvider
      locale={locale}
      messages={messagesByLocale[locale]}
      timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
    >
      {children}
    </IntlProvider>
  );
}
