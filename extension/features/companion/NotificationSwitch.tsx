/** Whether this browser may tell on the desktop when an account needs somebody. */
import { useTranslations } from "use-intl";
import { usePreferences } from "../../app/AppContext";
import { SwitchField } from "../../ui/SwitchField";
import styles from "./PairedBrowsers.module.css";

export function NotificationSwitch() {
  const t = useTranslations("welcome.notifications");
  const isOn = usePreferences((state) => state.notifications);
  const change = usePreferences((state) => state.change);
  return (
    <section className={styles.card}>
      <SwitchField
        label={t("label")}
        hint={t("hint")}
        isOn={isOn}
        onChange={(notifications) => change({ notifications })}
      />
    </section>
  );
}
