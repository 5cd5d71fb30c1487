/** The QR a phone scans: black on white in both themes, and replaced by a blurred stand-in the moment it is not valid. */
import { QRCodeSVG } from "qrcode.react";
import { type ReactNode, useEffect } from "react";
import { useTranslations } from "use-intl";
import type { Challenge } from "../../stores/challenge";
import { CountdownRing } from "../../ui/CountdownRing";
import { Spinner } from "../../ui/Spinner";
import styles from "./QrPanel.module.css";
import { Steps } from "./Steps";
import { useChallengeTime } from "./use-challenge-time";

/** Drawn blurred instead of a QR that must not be scanned; it links nothing. */
const standIn = "saklar:no-code-here:saklar:no-code-here:saklar:no-code-here:saklar:no-code-here:saklar:no-code-here";

interface QrPanelProps {
  readonly name: string;
  readonly challenge: Challenge | null;
  readonly isOffline: boolean;
  /** Asks for a QR that was announced before this screen was open. */
  readonly onMissing: () => void;
  /** Stands in the countdown's line: a footer would push the steps out of a small popup. */
  readonly stopButton: ReactNode;
}

export function QrPanel({ name, challenge, isOffline, onMissing, stopButton }: QrPanelProps) {
  const t = useTranslations("link");
  const isMissing = challenge?.qrText === undefined && !isOffline;
  const issuedAt = challenge?.issuedAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each QR is asked for once; `issuedAt` says that it is another one.
  useEffect(() => {
    if (isMissing) onMissing();
  }, [isMissing, issuedAt]);
  return (
    <div className={styles.panel}>
      {challenge?.qrText === undefined ? (
        <div className={styles.side}>
          <Paper text={standIn} isBlurred note={isOffline ? t("offline") : t("qrLoading")} isBusy={!isOffline} />
          <div className={styles.time}>{stopButton}</div>
        </div>
      ) : (
        <LiveQr name={name} challenge={challenge} qrText={challenge.qrText} stopButton={stopButton} />
      )}
      <Steps steps={[t("qrStep1"), t("qrStep2"), t("qrStep3")]} />
    </div>
  );
}

interface LiveQrProps {
  readonly name: string;
  readonly challenge: Challenge;
  readonly qrText: string;
  readonly stopButton: ReactNode;
}

function LiveQr({ name, challenge, qrText, stopButton }: LiveQrProps) {
  const t = useTranslations("link");
  const { remaining, total, isExpired } = useChallengeTime(challenge);
  const { attempt, maxAttempts } = challenge;
  return (
    <div className={styles.side}>
      {isExpired ? (
        <Paper text={standIn} isBlurred note={t("expiredNext")} isBusy />
      ) : (
        <Paper text={qrText} title={t("qrAlt", { name })} />
      )}
      <div className={styles.time}>
        <CountdownRing
          remainingMs={remaining}
          totalMs={total}
          label={t("secondsLeft", { seconds: Math.ceil(remaining / 1000) })}
        />
        <span className={styles.renews}>
          {t("renews")}
          <br />
          <span className={styles.attempt}>{t("attempt", { attempt, max: maxAttempts })}</span>
        </span>
        {stopButton}
      </div>
    </div>
  );
}

interface PaperProps {
  readonly text: string;
  readonly title?: string;
  readonly isBlurred?: boolean;
  readonly note?: string;
  readonly isBusy?: boolean;
}

function Paper({ text, title, isBlurred = false, note, isBusy = false }: PaperProps) {
  return (
    <div className={styles.paper}>
      <QRCodeSVG
        value={text}
        size={240}
        marginSize={0}
        bgColor="var(--qr-paper)"
        fgColor="var(--qr-ink)"
        className={isBlurred ? styles.blurred : undefined}
        {...(title ? { title, role: "img" } : { "aria-hidden": true })}
      />
      {note ? (
        <p className={styles.note}>
          {isBusy ? <Spinner /> : null}
          {note}
        </p>
      ) : null}
    </div>
  );
}
