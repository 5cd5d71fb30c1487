/** Gives every screen its language: the person's choice, else the browser's, kept on `<html lang>` for assistive technology. */
import { type ReactNode, useEffect } from "react";
import { IntlProvider } from "use-intl";
import type { Spoken } from "./use-spoken";

interface IntlRootProps extends Spoken {
  readonly children: ReactNode;
}

/** Relative times are refreshed by the screens that show them. */
export function IntlRoot({ locale, messages, children }: IntlRootProps) {
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}>
      {children}
    </IntlProvider>
  );
}
