/** Pauses what runs and brings it back, and says what came of it. */
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { BatchItem } from "../../account-actions/batch-actions";
import { useBatch } from "../../app/AppContext";
import { useToast } from "../../ui/Toasts";

interface PauseCommands {
  readonly isBusy: boolean;
  readonly pauseAll: () => Promise<void>;
  readonly resumeAll: () => Promise<void>;
}

export function usePauseCommands(): PauseCommands {
  const batch = useBatch();
  const report = useReport();
  const [isBusy, setBusy] = useState(false);
  const run = async (done: "donePause" | "doneResume", command: () => Promise<readonly BatchItem[]>) => {
    setBusy(true);
    report(done, await command());
    setBusy(false);
  };
  return {
    isBusy,
    pauseAll: () => run("donePause", batch.pauseAll),
    resumeAll: () => run("doneResume", batch.resumeAll),
  };
}

function useReport(): (done: "donePause" | "doneResume", items: readonly BatchItem[]) => void {
  const t = useTranslations("pause");
  const error = useTranslations("error");
  const showToast = useToast();
  return (done, items) => {
    const codes = items.flatMap((item) => (item.ok || item.code === "cancelled" ? [] : [item.code]));
    const [first] = codes;
    if (first === undefined) showToast({ tone: "success", text: t(done, { count: items.length }) });
    else
      showToast({
        tone: "error",
        text: t("failed", { failed: codes.length, total: items.length, why: error(first) }),
      });
  };
}
