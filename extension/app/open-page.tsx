/** Opens a page of the extension: loads what is remembered, then renders, so that nothing flashes or jumps. */
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { resolveLocale } from "../i18n/language";
import { loadSpoken } from "../i18n/use-spoken";
import { AppRoot } from "./AppRoot";
import { createCore, type Stores } from "./core";

export async function openPage(screen: ReactNode, loadMore?: (stores: Stores) => Promise<void>): Promise<void> {
  const root = document.getElementById("root");
  if (root === null) throw new Error("The page has no #root");
  const core = createCore();
  // Mostly the one that is wanted; read while the browser looks up which one is.
  void loadSpoken(resolveLocale("auto", navigator.language));
  await core.load();
  const { language } = core.preferences.getState();
  const [spoken] = await Promise.all([loadSpoken(resolveLocale(language, navigator.language)), loadMore?.(core)]);
  createRoot(root).render(
    <AppRoot app={core} spoken={spoken}>
      {screen}
    </AppRoot>,
  );
}
