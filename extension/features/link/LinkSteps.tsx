/** The linking steps that are a picture, a sentence and at most one button. */
import { CirclePause, KeyRound, Smartphone, TriangleAlert } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { StatusReason } from "#shared/status";
import { Button } from "../../ui/Button";
import { Progress } from "../../ui/Progress";
import { Spinner } from "../../ui/Spinner";
import styles from "./LinkView.module.css";
import type { LinkControl } from "./use-link";

interface StateProps {
  readonly icon: ReactNode;
  readonly title?: string;
  readonly text: string;
  readonly children?: ReactNode;
}

function State({ icon, title, text, children }: StateProps) {
  return (
    <div className={styles.state}>
      <span className={styles.big} aria-hidden="true">
        {icon}
      </span>
      {title ? <h3>{title}</h3> : null}
      <p>{text}</p>
      {children}
    </div>
  );
}

function AgainButton({ link, label }: { readonly link: LinkControl; readonly label: string }) {
  return (
    <Button variant="primary" isBusy={link.isBusy} onClick={link.restart}>
      {label}
    </Button>
  );
}

export function RestingStep({ link }: { readonly link: LinkControl }) {
  const t = useTranslations("link");
  return (
    <State icon={<Smartphone size={36} strokeWidth={1.5} />} text={t("startingText")}>
      <AgainButton link={link} label={link.method === "qr" ? t("submitQr") : t("submitPairing")} />
    </State>
  );
}

export function StartingStep({ title, isQueued }: { readonly title: string; readonly isQueued: boolean }) {
  const t = useTranslations("link");
  return <State icon={<Spinner size={32} />} title={title} text={isQueued ? t("queuedText") : t("startingText")} />;
}

export function PausedStep({ link }: { readonly link: LinkControl }) {
  const t = useTranslations("link");
  useResumeWhenSeen(link);
  return (
    <State icon={<CirclePause size={36} strokeWidth={1.5} />} title={t("pausedTitle")} text={t("pausedText")}>
      <AgainButton link={link} label={link.method === "qr" ? t("showNewQr") : t("showNewCode")} />
    </State>
  );
}

export function PasskeyStep() {
  const t = useTranslations("link");
  return <State icon={<KeyRound size={36} strokeWidth={1.5} />} title={t("passkeyTitle")} text={t("passkeyText")} />;
}

export function SyncingStep({ percent }: { readonly percent: number | null }) {
  const t = useTranslations("link");
  return (
    <State icon={<Smartphone size={36} strokeWidth={1.5} />} title={t("syncingTitle")} text={t("syncingText")}>
      <div className={styles.bar}>
        <Progress label={t("syncingTitle")} percent={percent} />
      </div>
      {percent === null ? null : <p>{t("percent", { percent })}</p>}
    </State>
  );
}

export function FailedStep({ reason, link }: { readonly reason: StatusReason; readonly link: LinkControl }) {
  const t = useTranslations("link");
  const status = useTranslations("status");
  return (
    <State
      icon={<TriangleAlert size={36} strokeWidth={1.5} />}
      title={status(`reason.${reason}`)}
      text={status(`advice.${reason}`)}
    >
      <AgainButton link={link} label={t("failedRetry")} />
    </State>
  );
}

/** Whoever comes back to the page wants a QR to scan. A code is asked for by hand: each one makes the phone ring. */
function useResumeWhenSeen({ method, restart }: LinkControl): void {
  const resume = useRef(restart);
  resume.current = restart;
  useEffect(() => {
    if (method !== "qr") return;
    const look = () => {
      if (document.visibilityState === "visible") resume.current();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [method]);
}
