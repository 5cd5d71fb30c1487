/** What every page is wrapped in: stores, language, theme, tips, the live region. */
import { type ReactNode, useEffect } from "react";
import { IntlRoot } from "../i18n/IntlRoot";
import { resolveLocale } from "../i18n/language";
import { type Spoken, useSpoken } from "../i18n/use-spoken";
import { FocusKeeper } from "../ui/FocusKeeper";
import { LiveRegion } from "../ui/LiveRegion";
import { TipLayer } from "../ui/TipLayer";
import { type App, AppProvider, usePreferences } from "./AppContext";

interface AppRootProps {
  readonly app: App;
  /** The language it opens in, loaded before so that nothing flashes. */
  readonly spoken: Spoken;
  readonly children: ReactNode;
}

export function AppRoot({ app, spoken, children }: AppRootProps) {
  return (
    <AppProvider app={app}>
      <Themed spoken={spoken}>
        <FocusKeeper />
        <TipLayer />
        <LiveRegion>{children}</LiveRegion>
      </Themed>
    </AppProvider>
  );
}

function Themed({ spoken, children }: Pick<AppRootProps, "spoken" | "children">) {
  const theme = usePreferences((state) => state.theme);
  const language = usePreferences((state) => state.language);
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return <IntlRoot {...useSpoken(spoken, resolveLocale(language, navigator.language))}>{children}</IntlRoot>;
}
