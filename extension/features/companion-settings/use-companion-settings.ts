/** Reads the companion's settings, keeps what is being changed, and saves it. */
import { useCallback, useEffect, useState } from "react";
import type { CompanionSettings } from "#shared/companion-settings";
import { type Failure, outcomeOf } from "../../account-actions/outcome";
import { useApp } from "../../app/AppContext";
import { type CompanionForm, changesOf, formOf, problemsOf } from "./companion-form";

export function useCompanionSettings() {
  const { http } = useApp();
  const [settings, setSettings] = useState<CompanionSettings | null>(null);
  const [form, setForm] = useState<CompanionForm | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [isSaved, setSaved] = useState(false);

  const take = useCallback((next: CompanionSettings) => {
    setSettings(next);
    setForm(formOf(next));
  }, []);
  useEffect(() => {
    let isOver = false;
    void outcomeOf(http.call("readSettings", {})).then((outcome) => {
      if (isOver) return;
      if (outcome.ok) take(outcome.value);
      else setFailure(outcome);
    });
    return () => {
      isOver = true;
    };
  }, [http, take]);

  const change = (changes: Partial<CompanionForm>) => {
    setForm((known) => (known === null ? null : { ...known, ...changes }));
    setFailure(null);
    setSaved(false);
  };
  const problems = form === null ? null : problemsOf(form);
  const changes = form === null || settings === null ? {} : changesOf(form, settings);
  const canSave = problems?.numbers.length === 0 && !problems.isQuietOdd && Object.keys(changes).length > 0;
  const save = async () => {
    if (!canSave || isSaving) return;
    setSaving(true);
    const outcome = await outcomeOf(http.call("updateSettings", { body: changes }));
    setSaving(false);
    if (!outcome.ok) return setFailure(outcome);
    take(outcome.value);
    setSaved(true);
  };
  return { form, problems, failure, canSave, isSaving, isSaved, change, save };
}
