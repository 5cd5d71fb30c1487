/** What every page is wrapped in: stores, language, theme, tips, the live region. */
import { type ReactNode, useLayoutEffect } from "react";
import { IntlRoot } from "../i18n/IntlRoot";
import { resolveLocale } from "../i18n/language";
import { FocusKeeper } from "../ui/FocusKeeper";
import { LiveRegion } from "../ui/LiveRegion";
import { TipLayer } from "../ui/TipLayer";
import { type App, AppProvider, usePreferences } from "./AppContext";

interface AppRootProps {
  readonly app: App;
  readonly children: ReactNode;
}

export function AppRoot({ app, children }: AppRootProps) {
  return (
    <AppProvider app={app}>
      <Themed>
        <FocusKeeper />
        <TipLayer />
        <LiveRegion>{children}</LiveRegion>
      </Themed>
    </AppProvider>
  );
}

function Themed({ children }: Pick<AppRootProps, "children">) {
  const theme = usePreferences((state) => state.theme);
  const language = usePreferences((state) => state.language);
  useLayoutEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return <IntlRoot locale={resolveLocale(language, navigator.language)}>{children}</IntlRoot>;
}
