/** What an account's stored media and its browser profile take up, and how far a move of media is. */
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import type { MediaUsage } from "#shared/media";
import { useApp } from "../../../app/AppContext";
import { useAnswer } from "../../use-answer";
import { useBytes } from "../../use-bytes";
import styles from "./Details.module.css";

/** Often enough for a bar that grows; only while something is under way. */
const lookMs = 1_500;

export function MediaUse({ account: { id, storageMode } }: { readonly account: Account }) {
  const t = useTranslations("details");
  const errorText = useTranslations("error");
  const bytesText = useBytes();
  const usage = useMediaUsage(id, storageMode);
  if (usage === null) return "…";
  const { files, bytes, profileBytes, waiting, moving, problem } = usage;
  return (
    <>
      {t("mediaOf", { files, size: bytesText(bytes) })}
      {moving === null ? null : (
        <span className={styles.under}>
          {t("mediaMoving", { done: moving.total - moving.left, total: moving.total })}
        </span>
      )}
      {waiting === 0 ? null : <span className={styles.under}>{t("mediaWaiting", { count: waiting })}</span>}
      {problem === null ? null : <span className={styles.under}>{errorText(problem)}</span>}
      <span className={styles.under}>{t("profileOf", { size: bytesText(profileBytes) })}</span>
    </>
  );
}

function useMediaUsage(accountId: string, storageMode: string): MediaUsage | null {
  const { http, clock } = useApp();
  const [look, setLook] = useState(0);
  const outcome = useAnswer(`${accountId} ${storageMode} ${look}`, () =>
    http.call("readMediaUsage", { params: { name: accountId } }),
  );
  const usage = outcome?.ok === true ? outcome.value : null;
  useEffect(() => {
    if (usage === null || (usage.moving === null && usage.waiting === 0)) return;
    return clock.after(lookMs, () => setLook((count) => count + 1));
  }, [usage, clock]);
  return usage;
}
