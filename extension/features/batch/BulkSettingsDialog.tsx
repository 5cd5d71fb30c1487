/** Settings for a whole selection: every field is left as it is unless it is ticked. */
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useShallow } from "zustand/react/shallow";
import { labelLimits } from "#shared/labels";
import { settingDefaults } from "#shared/settings-limits";
import type { SettingsChange } from "../../account-actions/batch-actions";
import { useWhatsapp } from "../../app/AppContext";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/Notice";
import { BulkFields } from "./BulkFields";
import { BulkLabels } from "./BulkLabels";
import styles from "./BulkSettings.module.css";
import { bulkChangeOf, bulkFormOf, isChange, type Refusals, refusalsOf } from "./bulk-settings";

interface BulkSettingsDialogProps {
  readonly accountIds: readonly string[];
  readonly onApply: (change: SettingsChange) => void;
  readonly onClose: () => void;
}

export function BulkSettingsDialog({ accountIds, onApply, onClose }: BulkSettingsDialogProps) {
  const t = useTranslations("batch.change");
  const common = useTranslations("common");
  const accounts = useWhatsapp(
    useShallow((state) =>
      accountIds.flatMap((id) => {
        const account = state.accounts[id];
        return account ? [account] : [];
      }),
    ),
  );
  const [form, setForm] = useState(() => bulkFormOf(accounts[0] ?? settingDefaults));
  const count = accountIds.length;
  return (
    <Dialog
      title={t("title", { count })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" disabled={!isChange(form)} onClick={() => onApply(bulkChangeOf(form))}>
            {t("apply", { count })}
          </Button>
        </>
      }
    >
      <p className={styles.intro}>{t("intro")}</p>
      <BulkFields form={form} onChange={setForm} />
      <BulkLabels accounts={accounts} form={form} onChange={setForm} />
      <Foretold refusals={refusalsOf(form, accounts)} />
    </Dialog>
  );
}

function Foretold({ refusals }: { readonly refusals: Refusals }) {
  const t = useTranslations("batch.change");
  return (
    <>
      {refusals.limit > 0 ? <Notice tone="waiting">{t("refusedLimit", { count: refusals.limit })}</Notice> : null}
      {refusals.labels > 0 ? (
        <Notice tone="waiting">{t("refusedLabels", { count: refusals.labels, max: labelLimits.perAccount })}</Notice>
      ) : null}
    </>
  );
}
