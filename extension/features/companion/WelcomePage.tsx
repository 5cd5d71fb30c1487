/** First run: find the companion, check its version, pair this browser, then on to the first account. */
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { usePreferences } from "../../app/AppContext";
import { openPanel } from "../../app/surfaces";
import { leaveNextDialog } from "../../storage/next-dialog";
import { Button } from "../../ui/Button";
import { SaklarMark } from "../../ui/SaklarMark";
import { AddressForm } from "./AddressForm";
import { CommandLine, newCodeCommand } from "./CommandLine";
import { CompanionStep } from "./CompanionStep";
import { LanguageSwitch } from "./LanguageSwitch";
import { PairingForm } from "./PairingForm";
import { StepItem } from "./StepItem";
import { type CompanionCheck, useCompanionCheck } from "./use-companion-check";
import { useIsPaired } from "./use-pairing";
import styles from "./WelcomePage.module.css";

export function WelcomePage() {
  const t = useTranslations("welcome");
  const { check, lookAgain } = useCompanionCheck();
  const isPaired = useIsPaired();
  const isReady = check.found === "companion" && isPaired === true;
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <SaklarMark size={48} />
        <LanguageSwitch />
      </header>
      <h1 className={styles.title}>{t("title")}</h1>
      <p className={styles.intro}>{t("intro")}</p>
      <section className={styles.card}>
        <ol className={styles.steps}>
          <CompanionStep check={check} lookAgain={lookAgain}>
            <AddressChange onChanged={lookAgain} />
          </CompanionStep>
          <VersionStep check={check} />
          <PairStep check={check} isPaired={isPaired} />
        </ol>
        {isReady ? <ReadyNote /> : null}
      </section>
      <p className={styles.small}>{t("notAffiliated")}</p>
    </main>
  );
}

function VersionStep({ check }: { readonly check: CompanionCheck }) {
  const t = useTranslations("welcome.versionStep");
  const version = "version" in check ? check.version : "";
  const title = t("title");
  if (check.found === "companion")
    return <StepItem number={2} title={title} state="done" line={t("fine", { version })} />;
  if (check.found !== "wrongVersion") return <StepItem number={2} title={title} state="later" line={t("waiting")} />;
  const line = t(check.older === "companion" ? "companionOlder" : "extensionOlder", { version });
  return <StepItem number={2} title={title} state="problem" line={line} />;
}

interface PairStepProps {
  readonly check: CompanionCheck;
  readonly isPaired: boolean | null;
}

function PairStep({ check, isPaired }: PairStepProps) {
  const t = useTranslations("welcome.pairStep");
  if (isPaired === true) return <StepItem number={3} title={t("title")} state="done" line={t("done")} />;
  if (check.found !== "companion") return <StepItem number={3} title={t("title")} state="later" line={t("waiting")} />;
  return (
    <StepItem number={3} title={t("title")} state="current" line={t("howTo")}>
      <PairingForm />
      <details className={styles.small}>
        <summary>{t("noCode")}</summary>
        <p>{t("newCode")}</p>
        <CommandLine command={newCodeCommand} />
      </details>
    </StepItem>
  );
}

function ReadyNote(): ReactNode {
  const t = useTranslations("welcome.done");
  // The panel wants to be opened straight from the click.
  const begin = () => {
    void leaveNextDialog("add");
    void openPanel();
  };
  return (
    <div className={styles.ready}>
      <div>
        <h2>{t("title")}</h2>
        <p>{t("text")}</p>
      </div>
      <Button variant="primary" autoFocus onClick={begin}>
        {t("addFirst")}
      </Button>
    </div>
  );
}

function AddressChange({ onChanged }: { readonly onChanged: () => void }) {
  const t = useTranslations("welcome.address");
  const companionUrl = usePreferences((state) => state.companionUrl);
  const [isOpen, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    onChanged();
  };
  if (isOpen) return <AddressForm key={companionUrl} onDone={done} />;
  return (
    <Button variant="ghost" size="small" className={styles.quiet} onClick={() => setOpen(true)}>
      {t("change")}
    </Button>
  );
}
