/** The face of each linking step. A step without a face does not compile. */
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Notice } from "../../ui/Notice";
import { CodePanel } from "./CodePanel";
import { DoneStep } from "./DoneStep";
import { FailedStep, PasskeyStep, PausedStep, RestingStep, StartingStep, SyncingStep } from "./LinkSteps";
import styles from "./LinkView.module.css";
import { MethodControl } from "./MethodControl";
import { PhoneForm } from "./PhoneForm";
import { QrPanel } from "./QrPanel";
import type { LinkControl } from "./use-link";

interface LinkViewProps {
  readonly accountId: string;
  readonly name: string;
  readonly link: LinkControl;
  readonly stopButton: ReactNode;
  readonly onDone: () => void;
}

export function LinkView(props: LinkViewProps) {
  const error = useTranslations("error");
  const { link } = props;
  const canChoose = !["passkey", "syncing", "done", "gone"].includes(link.step.step);
  return (
    <div className={styles.view}>
      {canChoose ? <MethodControl method={link.method} onChange={link.chooseMethod} /> : null}
      {link.failure && !link.needsPhone ? <Notice tone="error">{error(link.failure.code)}</Notice> : null}
      {link.needsPhone ? <PhoneForm link={link} /> : <StepView {...props} />}
    </div>
  );
}

function StepView({ accountId, name, link, stopButton, onDone }: LinkViewProps) {
  const t = useTranslations("link");
  const { step } = link;
  if (link.isSwitching) return <StartingStep title={t("switchingTitle")} isQueued={false} />;
  switch (step.step) {
    case "resting":
      return <RestingStep link={link} />;
    case "starting":
      return <StartingStep title={t("startingTitle")} isQueued={step.isQueued} />;
    case "qr":
      return (
        <QrPanel
          name={name}
          challenge={step.challenge}
          isOffline={step.isOffline}
          onMissing={link.fetchQr}
          stopButton={stopButton}
        />
      );
    case "code":
      return <CodePanel challenge={step.challenge} isOffline={step.isOffline} phoneNumber={link.phoneNumber} />;
    case "passkey":
      return <PasskeyStep />;
    case "syncing":
      return <SyncingStep percent={step.percent} />;
    case "done":
      return <DoneStep accountId={accountId} name={name} phoneNumber={step.phoneNumber} onDone={onDone} />;
    case "paused":
      return <PausedStep link={link} />;
    case "failed":
      return <FailedStep reason={step.reason} link={link} />;
    case "gone":
      return <Notice tone="calm">{t("gone")}</Notice>;
  }
}
