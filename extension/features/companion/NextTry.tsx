/** Counts down to the next try and lets people not wait for it. */
import { useTranslations } from "use-intl";
import { useApp } from "../../app/AppContext";
import type { Connection } from "../../stores/connection";
import { Button } from "../../ui/Button";
import { useNow } from "../../ui/use-now";
import styles from "./NextTry.module.css";

export function NextTry({ connection }: { readonly connection: Extract<Connection, { step: "offline" }> }) {
  const t = useTranslations("connection.offline");
  const common = useTranslations("common");
  const { live } = useApp();
  const now = useNow(1000);
  const { nextTryAt } = connection;
  const seconds = nextTryAt === null ? 0 : Math.max(1, Math.ceil((nextTryAt - now) / 1000));
  return (
    <div className={styles.next}>
      <span className={styles.when}>{nextTryAt === null ? t("tryingNow") : t("nextTry", { seconds })}</span>
      <Button size="small" isBusy={nextTryAt === null} onClick={() => live.retryNow()}>
        {common("retryNow")}
      </Button>
    </div>
  );
}
