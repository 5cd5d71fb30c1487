/** Paints the toolbar button: count, colour, tooltip, and a switched-off mark while the companion is away. */
import { browser } from "wxt/browser";
import type { Translator } from "../i18n/translator";
import type { Badge } from "./badge";

/** The toolbar takes no custom properties: `--error` and `--waiting` of tokens.css, dark enough for white digits. */
const colours: Readonly<Record<Badge["tone"], string>> = { problem: "#c62f24", waiting: "#a36104" };

export async function paintToolbar(badge: Badge, t: Translator): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setBadgeText({ text: badge.text }),
    action.setBadgeBackgroundColor({ color: colours[badge.tone] }),
    action.setBadgeTextColor({ color: "#ffffff" }),
    action.setTitle({ title: titleOf(badge, t) }),
    action.setIcon({ path: iconPaths(badge.isConnected ? "icon" : "icon/off") }),
  ]);
}

function titleOf(badge: Badge, t: Translator): string {
  if (!badge.isConnected) return t("badge.offline");
  return badge.count === 0 ? t("badge.title") : t("badge.attention", { count: badge.count });
}

function iconPaths(folder: string): Record<string, string> {
  return { 16: `/${folder}/16.png`, 32: `/${folder}/32.png`, 48: `/${folder}/48.png` };
}
