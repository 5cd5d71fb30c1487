/** The fields of one account's settings and of those that new accounts begin with: history and media, and how much is sent. */
import { useTranslations } from "use-intl";
import type { AccountSettings } from "#shared/settings";
import { settingLimits, storageModes } from "#shared/settings-limits";
import { dailyCeilingOf, trustLevelOf, trustLevels } from "#shared/trust-levels";
import { SelectField } from "../ui/SelectField";
import { SliderField } from "../ui/SliderField";
import { HintWithDefault } from "./HintWithDefault";
import { withTrustLevel } from "./trust-choice";

type Some<Name extends keyof AccountSettings> = Pick<AccountSettings, Name>;

interface FieldsProps<Name extends keyof AccountSettings, Changes = Some<Name>> {
  readonly values: Some<Name>;
  /** Why a value is not accepted, in words. */
  readonly problems?: Readonly<Partial<Record<Name, string | null>>>;
  /** What the companion gives new accounts, to be told beside each field; absent where these are what is edited. */
  readonly defaults?: AccountSettings | null;
  readonly onChange: (changes: Changes) => void;
}

/** The companion's value of one field in words, beside what is chosen here. */
function standardOf<Name extends keyof AccountSettings>(
  name: Name,
  { values, defaults }: Pick<FieldsProps<Name>, "values" | "defaults">,
  words: (value: AccountSettings[Name]) => string,
) {
  return defaults ? { text: words(defaults[name]), isSame: defaults[name] === values[name] } : null;
}

type History = "syncLimit" | "storageMode";
type Limits = "trustLevel" | "dailyLimit";

export function HistoryFields(props: FieldsProps<History, Partial<Some<History>>>) {
  return (
    <>
      <SyncLimitField {...props} />
      <StorageField {...props} />
    </>
  );
}

/** What the level means beside its day and minute. */
function paceOf(level: number) {
  const { spacingSeconds, firstContactsPerHour } = trustLevelOf(level);
  return { ...spacingSeconds, contacts: firstContactsPerHour };
}

export function LimitFields(props: FieldsProps<Limits, Partial<Some<Limits>>>) {
  const { values, onChange } = props;
  return (
    <>
      <TrustField {...props} onChange={({ trustLevel }) => onChange(withTrustLevel(values, trustLevel))} />
      <DailyLimitField {...props} />
    </>
  );
}

export function SyncLimitField(props: FieldsProps<"syncLimit">) {
  const { values, problems, onChange } = props;
  const t = useTranslations("settings");
  const standard = standardOf("syncLimit", props, (value) => t("standard.number", { value }));
  return (
    <SliderField
      label={t("syncLimit")}
      hint={<HintWithDefault hint={t("syncLimitHint")} standard={standard} />}
      {...settingLimits.syncLimit}
      step={10}
      value={values.syncLimit}
      error={problems?.syncLimit}
      onChange={(syncLimit) => onChange({ syncLimit })}
    />
  );
}

export function StorageField(props: FieldsProps<"storageMode">) {
  const { values, problems, onChange } = props;
  const t = useTranslations("settings");
  const standard = standardOf("storageMode", props, (mode) => t(`mode.${mode}`));
  return (
    <SelectField
      label={t("storage")}
      value={values.storageMode}
      options={storageModes.map((value) => ({ value, label: t(`mode.${value}`) }))}
      hint={<HintWithDefault hint={t(`modeHint.${values.storageMode}`)} standard={standard} />}
      error={problems?.storageMode}
      onChange={(storageMode) => onChange({ storageMode })}
    />
  );
}

export function TrustField(props: FieldsProps<"trustLevel">) {
  const { values, problems, onChange } = props;
  const t = useTranslations("settings");
  const standard = standardOf("trustLevel", props, (value) => t("standard.number", { value }));
  const hint = `${t("trustPace", paceOf(values.trustLevel))} ${t("trustHint")}`;
  return (
    <SelectField
      label={t("trust")}
      value={String(values.trustLevel)}
      options={trustLevels.map(({ level, dailyCeiling, perMinute }) => ({
        value: String(level),
        label: t("trustOption", { level, ceiling: dailyCeiling, pace: perMinute }),
      }))}
      hint={<HintWithDefault hint={hint} standard={standard} />}
      error={problems?.trustLevel}
      onChange={(value) => onChange({ trustLevel: Number(value) })}
    />
  );
}

/** Its bound is the ceiling of the trust level. */
export function DailyLimitField(props: FieldsProps<Limits, Some<"dailyLimit">>) {
  const { values, problems, onChange } = props;
  const { trustLevel: level, dailyLimit } = values;
  const ceiling = dailyCeilingOf(level);
  const t = useTranslations("settings");
  const standard = standardOf("dailyLimit", props, (value) => t("standard.number", { value }));
  const hint = t("dailyLimitHint", { ceiling, level });
  return (
    <SliderField
      label={t("dailyLimit")}
      hint={<HintWithDefault hint={hint} standard={standard} />}
      min={settingLimits.dailyLimit.min}
      max={ceiling}
      value={dailyLimit}
      error={problems?.dailyLimit}
      onChange={(next) => onChange({ dailyLimit: next })}
    />
  );
}
