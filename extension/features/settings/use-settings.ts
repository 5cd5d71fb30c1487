/** State of the settings dialog: the form, what is wrong with it, and saving it. */
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useShallow } from "zustand/react/shallow";
import type { Account, UpdateAccountInput } from "#shared/account";
import { dailyCeilingOf } from "#shared/trust-levels";
import type { Failure } from "../../account-actions/outcome";
import { useActions, useWhatsapp } from "../../app/AppContext";
import { fieldTextKey } from "../../i18n/field-text";
import { changesOf, formOf, isDirty, problemsOf, type SettingsForm, undoOf } from "./settings-form";

/** Texts by field, already translated; `general` belongs to none. */
export type ShownProblems = Readonly<Record<keyof SettingsForm | "general", string | null>>;

export function useSettings(account: Account, onSaved: (undo: UpdateAccountInput) => void) {
  const actions = useActions();
  const [form, setForm] = useState(() => formOf(account));
  const [failure, setFailure] = useState<Failure | null>(null);
  const isSaving = useWhatsapp((state) => state.pending[account.id] === "update");
  const otherNames = useWhatsapp(
    useShallow((state) =>
      Object.values(state.accounts)
        .filter(({ id }) => id !== account.id)
        .map(({ clientName }) => clientName),
    ),
  );
  const found = problemsOf(form, otherNames);
  const canSave = found.clientName === null && found.dailyLimit === null && isDirty(form, account);
  const change = (changes: Partial<SettingsForm>) => {
    setForm((current) => ({ ...current, ...changes }));
    setFailure(null);
  };
  const save = async () => {
    if (!canSave || isSaving) return;
    const changes = changesOf(form, account);
    const undo = undoOf(changes, account);
    const outcome = await actions.update(account.id, changes);
    if (outcome.ok) onSaved(undo);
    else setFailure(outcome);
  };
  return {
    form,
    change,
    save,
    canSave,
    isSaving,
    isDirty: isDirty(form, account),
    problems: useTexts(form, found, failure),
  };
}

function useTexts(form: SettingsForm, found: ReturnType<typeof problemsOf>, failure: Failure | null): ShownProblems {
  const t = useTranslations("settings");
  const field = useTranslations("field");
  const error = useTranslations("error");
  const refused = (name: keyof SettingsForm) => {
    const code = failure?.fields.find(({ path }) => path.split(".")[0] === name)?.code;
    return code === undefined ? null : field(fieldTextKey(code));
  };
  const isTaken = found.clientName === "name_taken" || failure?.code === "name_taken";
  const nameText = isTaken ? error("name_taken") : found.clientName && field(fieldTextKey(found.clientName));
  const { trustLevel: level } = form;
  const ceiling = dailyCeilingOf(level);
  return {
    clientName: nameText ?? refused("clientName"),
    dailyLimit: found.dailyLimit ? t("dailyLimitOver", { level, ceiling }) : refused("dailyLimit"),
    labels: refused("labels"),
    autoStart: refused("autoStart"),
    syncLimit: refused("syncLimit"),
    storageMode: refused("storageMode"),
    trustLevel: refused("trustLevel"),
    general: failure && failure.fields.length === 0 && !isTaken ? error(failure.code) : null,
  };
}
