/** Links an account with a phone, step by step; the same for a new account and for linking again. */
import { useTranslations } from "use-intl";
import { useWhatsapp } from "../../app/AppContext";
import { Button } from "../../ui/Button";
import { DialogContents, DialogFrame } from "../../ui/Dialog";
import { LinkView } from "./LinkView";
import type { LinkStep } from "./link-steps";
import { useLink } from "./use-link";

interface LinkContentsProps {
  readonly accountId: string;
  /** The number that was already typed for it. */
  readonly initialPhone?: string;
  readonly onClose: () => void;
}

export function LinkDialog(props: LinkContentsProps) {
  return (
    <DialogFrame onClose={props.onClose}>
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
      footer={isUnderWay(link.step) ? stopButton : undefined}
    >
      <LinkView name={name ?? ""} accountId={accountId} link={link} onDone={onClose} />
    </DialogContents>
  );
}

/** A client runs that can be told to stop. */
function isUnderWay({ step }: LinkStep): boolean {
  return step === "starting" || step === "qr" || step === "code" || step === "passkey";
}
