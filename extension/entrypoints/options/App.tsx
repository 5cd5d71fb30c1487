/** The options page: where the companion is, how Saklar looks, what it tells on the desktop and to webhooks, who else is paired. */
import { useTranslations } from "use-intl";
import { CompanionSection } from "../../features/companion/CompanionSection";
import { PairedBrowsers } from "../../features/companion/PairedBrowsers";
import { useIsPaired } from "../../features/companion/use-pairing";
import { CompanionSettingsSection } from "../../features/companion-settings/CompanionSettingsSection";
import { AppearanceSection } from "../../features/preferences/AppearanceSection";
import { NotificationSection } from "../../features/preferences/NotificationSection";
import { WebhooksSection } from "../../features/webhooks/WebhooksSection";
import { SaklarMark } from "../../ui/SaklarMark";
import styles from "./App.module.css";

export function App() {
  const t = useTranslations("options");
  const isPaired = useIsPaired();
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <SaklarMark size={32} />
        <h1 className={styles.title}>{t("title")}</h1>
      </header>
      <CompanionSection />
      <AppearanceSection />
      <NotificationSection />
      {isPaired === true ? (
        <>
          <CompanionSettingsSection />
          <WebhooksSection />
          <PairedBrowsers />
        </>
      ) : null}
      <p className={styles.small}>{t("privacy")}</p>
    </main>
  );
}
