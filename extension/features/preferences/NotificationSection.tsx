/** What may be told on the desktop: at all, of which kind, and in which hours not. */
import { useTranslations } from "use-intl";
import { usePreferences } from "../../app/AppContext";
import { noticeKinds } from "../../stores/notice-kind";
import { Section } from "../../ui/Section";
import { SwitchField } from "../../ui/SwitchField";
import { TextField } from "../../ui/TextField";
import styles from "./Preferences.module.css";

export function NotificationSection() {
  const t = useTranslations("options.notifications");
  const isOn = usePreferences((state) => state.notifications);
  const change = usePreferences((state) => state.change);
  return (
    <Section title={t("title")}>
      <SwitchField
        label={t("label")}
        hint={t("hint")}
        isOn={isOn}
        onChange={(notifications) => change({ notifications })}
      />
      {isOn ? (
        <>
          <Kinds />
          <QuietHours />
        </>
      ) : null}
    </Section>
  );
}

function Kinds() {
  const t = useTranslations("options.notifications");
  const muted = usePreferences((state) => state.mutedKinds);
  const change = usePreferences((state) => state.change);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{t("kinds")}</legend>
      {noticeKinds.map((kind) => (
        <SwitchField
          key={kind}
          label={t(`kind.${kind}`)}
          isOn={!muted.includes(kind)}
          onChange={(isTold) =>
            change({ mutedKinds: isTold ? muted.filter((other) => other !== kind) : [...muted, kind] })
          }
        />
      ))}
    </fieldset>
  );
}

function QuietHours() {
  const t = useTranslations("options.notifications");
  const hours = usePreferences((state) => state.quietHours);
  const change = usePreferences((state) => state.change);
  const set = (changes: Partial<typeof hours>) => change({ quietHours: { ...hours, ...changes } });
  return (
    <div className={styles.group}>
      <SwitchField
        label={t("quiet")}
        hint={t("quietHint")}
        isOn={hours.isOn}
        onChange={(isQuiet) => set({ isOn: isQuiet })}
      />
      {hours.isOn ? (
        <div className={styles.times}>
          <TextField type="time" required label={t("from")} value={hours.from} onChange={(from) => set({ from })} />
          <TextField type="time" required label={t("until")} value={hours.until} onChange={(until) => set({ until })} />
        </div>
      ) : null}
    </div>
  );
}
