/** What every page is wrapped in: stores, language, theme, the live region. */
import { type ReactNode, useEffect } from "react";
import { IntlRoot } from "../i18n/IntlRoot";
import { resolveLocale } from "../i18n/language";
import { LiveRegion } from "../ui/LiveRegion";
import { type App, AppProvider, usePreferences } from "./AppContext";

interface AppRootProps {
  readonly app: App;
  readonly children: ReactNode;
}

export function AppRoot({ app, children }: AppRootProps) {
  return (
    <AppProvider app={app}>
      <Themed>
        <LiveRegion>{children}</LiveRegion>
      </Themed>
    </AppProvider>
  );
}

function Themed({ children }: { readonly children: ReactNode }) {
  const theme = usePreferences((state) => state.theme);
  const language = usePreferences((state) => state.language);
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return <IntlRoot locale={resolveLocale(language, navigator.language)}>{children}</IntlRoot>;
}
