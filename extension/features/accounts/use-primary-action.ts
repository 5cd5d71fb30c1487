/** Does the one action of an account: asks the companion at once, or opens the dialog that helps. */
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import type { Outcome } from "../../account-actions/outcome";
import { useActions } from "../../app/AppContext";
import { useToast } from "../../ui/Toasts";
import type { OpenDialog } from "./account-dialog";
import type { PrimaryAction } from "./primary-action";

export type RunPrimaryAction = (account: Account, action: PrimaryAction) => void;

/** The same function until the language changes: a list hands it to each of its rows. */
export function usePrimaryAction(onOpen: OpenDialog): RunPrimaryAction {
  const actions = useActions();
  const report = useFailureToast();
  const stop = useStopWithUndo();
  return useCallback(
    ({ id, clientName }, action) => {
      switch (action) {
        case "start":
        case "retry":
          return void actions.start(id).then((outcome) => report(clientName, outcome));
        case "stop":
          return void stop(id, clientName);
        case "cancel":
          return void actions.stop(id).then((outcome) => report(clientName, outcome));
        case "showQr":
        case "showCode":
        case "link":
        case "linkAgain":
          return onOpen({ dialog: "link", accountId: id });
        case "seeWhy":
          return onOpen({ dialog: "why", accountId: id });
      }
    },
    [actions, report, stop, onOpen],
  );
}

/** Stopping a running account is easily done by mistake, so the way back stands beside the news. */
export function useStopWithUndo(): (accountId: string, name: string) => Promise<void> {
  const t = useTranslations("accounts");
  const actions = useActions();
  const report = useFailureToast();
  const showToast = useToast();
  return useCallback(
    async (accountId, name) => {
      if (!report(name, await actions.stop(accountId))) return;
      const undo = async () => report(name, await actions.start(accountId));
      showToast({
        tone: "success",
        text: t("stopped", { name }),
        action: { label: t("undo"), run: () => void undo() },
      });
    },
    [t, actions, report, showToast],
  );
}

/** Says why a request about an account failed; tells whether it went well. */
export function useFailureToast(): (name: string, outcome: Outcome<unknown>) => boolean {
  const t = useTranslations("accounts");
  const error = useTranslations("error");
  const showToast = useToast();
  return useCallback(
    (name, outcome) => {
      if (!outcome.ok) showToast({ tone: "error", text: t("failed", { name, why: error(outcome.code) }) });
      return outcome.ok;
    },
    [t, error, showToast],
  );
}
