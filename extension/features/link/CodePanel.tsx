/** The code a person types on the phone: large, spaced, copied with one click, spelled out for screen readers. */
import { useTranslations } from "use-intl";
import { formatPhone } from "#shared/phone";
import type { Challenge } from "../../stores/challenge";
import { CopyButton } from "../../ui/CopyButton";
import { CountdownRing } from "../../ui/CountdownRing";
import { Spinner } from "../../ui/Spinner";
import { VisuallyHidden } from "../../ui/VisuallyHidden";
import styles from "./CodePanel.module.css";
import { Steps } from "./Steps";
import { useChallengeTime } from "./use-challenge-time";

interface CodePanelProps {
  readonly challenge: Challenge | null;
  readonly isOffline: boolean;
  readonly phoneNumber: string | null;
}

export function CodePanel({ challenge, isOffline, phoneNumber }: CodePanelProps) {
  const t = useTranslations("link");
  return (
    <div className={styles.panel}>
      {challenge?.code === undefined ? (
        <div className={styles.card}>
          <p className={styles.note}>
            {isOffline ? null : <Spinner />}
            {isOffline ? t("offline") : t("codeLoading")}
          </p>
        </div>
      ) : (
        <LiveCode challenge={challenge} code={challenge.code} phoneNumber={phoneNumber} />
      )}
      <Steps steps={[t("codeStep1"), t("codeStep2"), t("codeStep3")]} />
    </div>
  );
}

interface LiveCodeProps {
  readonly challenge: Challenge;
  readonly code: string;
  readonly phoneNumber: string | null;
}

function LiveCode({ challenge, code, phoneNumber }: LiveCodeProps) {
  const t = useTranslations("link");
  const { remaining, total, isExpired } = useChallengeTime(challenge);
  const shown = `${code.slice(0, 4)}-${code.slice(4)}`;
  return (
    <div className={styles.card}>
      {phoneNumber ? <p className={styles.number}>{t("codeFor", { number: formatPhone(phoneNumber) })}</p> : null}
      {isExpired ? (
        <p className={styles.note}>
          <Spinner />
          {t("expiredNext")}
        </p>
      ) : (
        <p className={styles.code}>
          <span aria-hidden="true">{shown}</span>
          <VisuallyHidden>{t("codeSpelled", { letters: [...code].join(" ") })}</VisuallyHidden>
        </p>
      )}
      <div className={styles.foot}>
        <CountdownRing
          remainingMs={remaining}
          totalMs={total}
          label={t("secondsLeft", { seconds: Math.ceil(remaining / 1000) })}
        />
        <span className={styles.renews}>{t("renews")}</span>
        {isExpired ? null : <CopyButton text={shown} />}
      </div>
    </div>
  );
}
