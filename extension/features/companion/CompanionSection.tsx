/** On the options page: where the companion is, whether it answers, and the ways to change that. */
import { useTranslations } from "use-intl";
import { usePreferences } from "../../app/AppContext";
import { openWelcome } from "../../app/surfaces";
import { defaultPreferences } from "../../stores/preferences";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Section } from "../../ui/Section";
import { AddressForm } from "./AddressForm";
import { AllowAccess } from "./AllowAccess";
import { CommandLine, startCommand } from "./CommandLine";
import styles from "./CompanionSection.module.css";
import { shownAddress } from "./companion-address";
import { type CompanionCheck, useCompanionCheck } from "./use-companion-check";
import { useIsPaired } from "./use-pairing";

export function CompanionSection() {
  const t = useTranslations("options.companion");
  const companionUrl = usePreferences((state) => state.companionUrl);
  const change = usePreferences((state) => state.change);
  const { check, lookAgain } = useCompanionCheck();
  return (
    <Section title={t("title")}>
      <CompanionState check={check} lookAgain={lookAgain} />
      <AddressForm key={companionUrl} onDone={lookAgain} />
      <p className={styles.hint}>{t("hint")}</p>
      {companionUrl === defaultPreferences.companionUrl ? null : (
        <Button
          variant="ghost"
          size="small"
          className={styles.reset}
          onClick={() => change({ companionUrl: defaultPreferences.companionUrl })}
        >
          {t("reset", { address: shownAddress(defaultPreferences.companionUrl) })}
        </Button>
      )}
    </Section>
  );
}

interface CompanionStateProps {
  readonly check: CompanionCheck;
  readonly lookAgain: () => void;
}

function CompanionState({ check, lookAgain }: CompanionStateProps) {
  const step = useTranslations("welcome.companionStep");
  const version = useTranslations("welcome.versionStep");
  const address = shownAddress(usePreferences((state) => state.companionUrl));
  switch (check.found) {
    case "checking":
      return <p className={styles.hint}>{step("checking", { address })}</p>;
    case "companion":
      return <Found address={address} version={check.version} />;
    case "wrongVersion": {
      const text = check.older === "companion" ? "companionOlder" : "extensionOlder";
      return <Notice tone="error">{version(text, { version: check.version })}</Notice>;
    }
    case "stranger":
      return <Notice tone="error">{step("stranger", { address })}</Notice>;
    case "wall":
      return (
        <div className={styles.wall}>
          <p>{step("blocked", { address })}</p>
          <AllowAccess wall={check.wall} onAllowed={lookAgain} />
        </div>
      );
    case "nothing":
    case "draining":
      return (
        <div className={styles.wall}>
          <p>{step("notFound", { address })}</p>
          <CommandLine command={startCommand} />
        </div>
      );
  }
}

function Found({ address, version }: { readonly address: string; readonly version: string }) {
  const t = useTranslations("options.companion");
  const isPaired = useIsPaired();
  return (
    <div className={styles.found}>
      <p>
        {t("found", { address, version })} {isPaired === true ? t("paired") : null}
      </p>
      {isPaired === false ? (
        <Button variant="primary" onClick={() => void openWelcome()}>
          {t("pair")}
        </Button>
      ) : null}
    </div>
  );
}
