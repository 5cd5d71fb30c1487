/** Links an account with a phone, step by step; the same for a new account and for linking again. */
import { useTranslations } from "use-intl";
import { useWhatsapp } from "../../app/AppContext";
import { Button } from "../../ui/Button";
import { DialogContents, DialogFrame } from "../../ui/Dialog";
import { LinkView } from "./LinkView";
import { type LinkControl, useLink } from "./use-link";

interface LinkContentsProps {
  readonly accountId: string;
  /** The number that was already typed for it. */
  readonly initialPhone?: string;
  readonly onClose: () => void;
}

export function LinkDialog(props: LinkContentsProps) {
  return (
    <DialogFrame isWide onClose={props.onClose}>
      <LinkContents {...props} />
    </DialogFrame>
  );
}

export function LinkContents({ accountId, initialPhone = "", onClose }: LinkContentsProps) {
  const t = useTranslations("link");
  const link = useLink(accountId, initialPhone);
  const name = useWhatsapp((state) => state.accounts[accountId]?.clientName);
  const stopButton = (
    <Button variant="ghost" isBusy={link.isStopping} onClick={link.stop}>
      {t("stop")}
    </Button>
  );
  return (
    <DialogContents
      title={name === undefined ? t("addTitle") : t("linkTitle", { name })}
      footer={isUnderWay(link) && !isQrShown(link) ? stopButton : undefined}
    >
      <LinkView name={name ?? ""} accountId={accountId} link={link} stopButton={stopButton} onDone={onClose} />
    </DialogContents>
  );
}

/** A client runs that can be told to stop. */
function isUnderWay({ step: { step } }: LinkControl): boolean {
  return step === "starting" || step === "qr" || step === "code" || step === "passkey";
}

/** The QR has the stop button in its own line. */
function isQrShown({ step, isSwitching, needsPhone }: LinkControl): boolean {
  return step.step === "qr" && !isSwitching && !needsPhone;
}
