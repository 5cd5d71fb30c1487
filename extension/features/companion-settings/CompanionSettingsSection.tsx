/** Settings that belong to the companion and so to everyone who uses it: day and country, bounds, memory, new accounts. */
import { type FormEvent, useEffect } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../../ui/Button";
import { useAnnounce } from "../../ui/LiveRegion";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { TextField } from "../../ui/TextField";
import styles from "./CompanionSettings.module.css";
import type { CompanionForm, NumberField } from "./companion-form";
import { DefaultFields } from "./DefaultFields";
import { useCompanionSettings } from "./use-companion-settings";

export function CompanionSettingsSection() {
  const t = useTranslations("companionSettings");
  const errorText = useTranslations("error");
  const settings = useCompanionSettings();
  const { form, failure, canSave, isSaving, isSaved } = settings;
  const announce = useAnnounce();
  const news = isSaved ? t("saved") : null;
  useEffect(() => {
    if (news !== null) announce(news);
  }, [announce, news]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void settings.save();
  };
  return (
    <Section title={t("title")}>
      {failure !== null && failure.fields.length === 0 ? <Notice tone="error">{errorText(failure.code)}</Notice> : null}
      {form === null ? null : (
        <form className={styles.form} onSubmit={submit} noValidate>
          <Fields {...settings} form={form} />
          <div className={styles.end}>
            <span>{news}</span>
            <Button type="submit" variant="primary" disabled={!canSave} isBusy={isSaving}>
              {t("save")}
            </Button>
          </div>
        </form>
      )}
    </Section>
  );
}

type Shown = ReturnType<typeof useCompanionSettings> & { readonly form: CompanionForm };

function Fields(settings: Shown) {
  const { form, change, problems } = settings;
  const t = useTranslations("companionSettings");
  const refused = useRefused(settings);
  const number = (name: NumberField) => (
    <TextField
      label={t(`number.${name}`)}
      hint={t(`hint.${name}`)}
      error={problems?.numbers.includes(name) ? t("outOfBounds") : refused(name)}
      inputMode="numeric"
      autoComplete="off"
      value={form[name]}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label={t("timeZone")}
          hint={t("timeZoneHint")}
          error={refused("timeZone")}
          autoComplete="off"
          value={form.timeZone}
          onChange={(timeZone) => change({ timeZone: timeZone.trim() })}
        />
        <TextField
          label={t("country")}
          hint={t("countryHint")}
          error={refused("country")}
          maxLength={2}
          autoComplete="off"
          value={form.country}
          onChange={(country) => change({ country: country.toUpperCase() })}
        />
      </div>
      <fieldset className={styles.group}>
        <legend>{t("quiet")}</legend>
        <p className={styles.hint}>{t("quietHint")}</p>
        <div className={styles.pair}>
          <TextField
            type="time"
            label={t("from")}
            value={form.quietFrom}
            onChange={(quietFrom) => change({ quietFrom })}
          />
          <TextField
            type="time"
            label={t("until")}
            error={problems?.isQuietOdd ? t("quietOdd") : null}
            value={form.quietTo}
            onChange={(quietTo) => change({ quietTo })}
          />
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t("memory")}</legend>
        <div className={styles.pair}>
          {number("parkAfterMinutes")}
          {number("parkWakeMinutes")}
          {number("recycleAboveMb")}
          {number("maxAccounts")}
          {number("maxRunning")}
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t("retention")}</legend>
        <div className={styles.pair}>
          {number("keepStatusDays")}
          {number("keepMessageDays")}
          {number("keepMediaDays")}
          {number("keepMediaMb")}
        </div>
      </fieldset>
      <DefaultFields defaults={form.defaults} onChange={(defaults) => change({ defaults })} />
    </>
  );
}

/** What the companion did not accept of a field, in words. */
function useRefused({ failure }: Shown) {
  const t = useTranslations("companionSettings");
  return (name: string) => (failure?.fields.some(({ path }) => path === name) ? t("refused") : null);
}
