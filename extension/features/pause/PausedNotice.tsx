/** Above the list while accounts are paused: how many, and the one press that brings exactly these back. */
import { CirclePause } from "lucide-react";
import { useTranslations } from "use-intl";
import { useWhatsapp } from "../../app/AppContext";
import { Button } from "../../ui/Button";
import styles from "./PausedNotice.module.css";
import { usePauseCommands } from "./use-pause-commands";

export function PausedNotice() {
  const t = useTranslations("pause");
  const count = useWhatsapp((state) => Object.values(state.accounts).filter(({ isPaused }) => isPaused).length);
  const isLive = useWhatsapp((state) => state.isLive);
  const { resumeAll, isBusy } = usePauseCommands();
  if (count === 0) return null;
  return (
    <div className={styles.notice}>
      <CirclePause size={16} aria-hidden="true" />
      <span className={styles.text}>{t("paused", { count })}</span>
      <Button
        size="small"
        isBusy={isBusy}
        disabled={!isLive}
        aria-label={t("resumeLabel", { count })}
        onClick={() => void resumeAll()}
      >
        {t("resume")}
      </Button>
    </div>
  );
}
