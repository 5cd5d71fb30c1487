/** Shows the diagnosis before it is copied, so that nobody shares what they have not seen. */
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { browser } from "wxt/browser";
import type { Account } from "#shared/account";
import { probeCompanion } from "../api/companion-probe";
import { type App, useApp } from "../app/AppContext";
import { addressKind } from "../features/companion/companion-address";
import { browserVersion, deviceName } from "../features/companion/device-name";
import { diagnose } from "../features/diagnostics/diagnosis";
import { useAnswer } from "../features/use-answer";
import { needsPerson } from "../stores/status-group";
import { CopyButton } from "../ui/CopyButton";
import { Dialog } from "../ui/Dialog";
import styles from "./DiagnosticsDialog.module.css";

export function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("diagnosis");
  const text = useDiagnosis();
  return (
    <Dialog
      title={t("title")}
      onClose={onClose}
      footer={<CopyButton text={text} label={t("copy")} variant="primary" />}
    >
      <p className={styles.hint}>{t("hint")}</p>
      <textarea className={styles.preview} aria-label={t("preview")} value={text} rows={16} lang="en" readOnly />
    </Dialog>
  );
}

/** Of the moment it was opened: what is read is what is copied. Only the companion's own answers come later. */
function useDiagnosis(): string {
  const app = useApp();
  const locale = useLocale();
  const [seen] = useState(() => look(app));
  const answer = useAnswer("companion", () => probeCompanion(app.http));
  const settings = useAnswer("settings", () => app.http.call("readSettings", {}));
  const log = useAnswer("log", () => app.http.call("readLog", {}));
  const activity = useAnswer("activity", () => readActivity(app, seen.accounts.filter(needsPerson)));
  return diagnose({
    ...seen,
    locale,
    companion: answer?.ok ? answer.value : null,
    settings: settings?.ok ? settings.value : null,
    activity: activity?.ok ? activity.value : {},
    log: log?.ok ? log.value.lines : [],
  });
}

/** Enough to see what goes wrong; an issue report is no archive. */
const loggedAccounts = 5;
const loggedEntries = "10";

async function readActivity({ http }: App, accounts: readonly Account[]) {
  const read = accounts.slice(0, loggedAccounts).map(async ({ id }) => {
    const { entries } = await http.call("readActivity", { params: { name: id }, query: { limit: loggedEntries } });
    return [id, entries] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

function look({ clock, connection, preferences, whatsapp }: App) {
  const { companionUrl, language, theme } = preferences.getState();
  const { accounts, isLive } = whatsapp.getState();
  return {
    takenAt: clock.now(),
    extensionVersion: browser.runtime.getManifest().version,
    addressKind: addressKind(companionUrl),
    connection: connection.getState().connection,
    browser: browserText(navigator.userAgent),
    accounts: Object.values(accounts),
    ...{ isLive, language, theme },
  };
}

function browserText(userAgent: string): string {
  const name = deviceName(userAgent);
  return `${name.browser} ${browserVersion(userAgent) ?? "?"} on ${name.system}`;
}
