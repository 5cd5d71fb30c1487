/** The first step: is the companion there, and if not, what to do about it. */
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { usePreferences } from "../../app/AppContext";
import { AllowAccess } from "./AllowAccess";
import { CommandLine, startCommand } from "./CommandLine";
import { shownAddress } from "./companion-address";
import { StepItem } from "./StepItem";
import type { CompanionCheck } from "./use-companion-check";

interface CompanionStepProps {
  readonly check: CompanionCheck;
  readonly lookAgain: () => void;
  /** Offered while the companion is not found. */
  readonly children: ReactNode;
}

export function CompanionStep({ check, lookAgain, children }: CompanionStepProps) {
  const t = useTranslations("welcome.companionStep");
  const address = shownAddress(usePreferences((state) => state.companionUrl));
  const step = { number: 1, title: t("title") };
  switch (check.found) {
    case "checking":
      return <StepItem {...step} state="current" line={t("checking", { address })} />;
    case "companion":
    case "wrongVersion":
      return <StepItem {...step} state="done" line={t("found", { address })} />;
    case "stranger":
      return (
        <StepItem {...step} state="problem" line={t("stranger", { address })}>
          {children}
        </StepItem>
      );
    case "wall":
      return (
        <StepItem {...step} state="problem" line={t("blocked", { address })}>
          <AllowAccess wall={check.wall} onAllowed={lookAgain} />
          {children}
        </StepItem>
      );
    case "nothing":
    case "draining":
      return (
        <StepItem {...step} state="current" line={t("notFound", { address })}>
          <p>{t("howTo")}</p>
          <CommandLine command={startCommand} />
          <p>{t("keepsLooking")}</p>
          {children}
        </StepItem>
      );
  }
}
