/** The side panel: every account with all that can be done, alone or to many at once. */
import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useApp, useWhatsapp } from "../../app/AppContext";
import { AccountList } from "../../features/accounts/AccountList";
import type { AccountDialog } from "../../features/accounts/account-dialog";
import { EmptyList } from "../../features/accounts/EmptyList";
import { ListToolbar } from "../../features/accounts/ListToolbar";
import { useShownAccounts } from "../../features/accounts/use-shown-accounts";
import { BatchBar } from "../../features/batch/BatchBar";
import { CompanionGate } from "../../features/companion/CompanionGate";
import { PausedNotice } from "../../features/pause/PausedNotice";
import { usePauseItem } from "../../features/pause/use-pause-item";
import { PreferencesMenu } from "../../features/settings/PreferencesMenu";
import { AccountDialogs } from "../../screens/AccountDialogs";
import { Screen } from "../../screens/Screen";
import { useAccountLink } from "../../screens/use-account-link";
import { useNextDialog } from "../../screens/use-next-dialog";
import { useShortcuts } from "../../screens/use-shortcuts";
import type { WhatsappState } from "../../stores/whatsapp-state";
import { Button } from "../../ui/Button";
import { SaklarMark } from "../../ui/SaklarMark";
import { ToastShelf } from "../../ui/Toasts";
import styles from "./App.module.css";

export function App() {
  return (
    <Screen>
      <Panel />
    </Screen>
  );
}

function Panel() {
  const t = useTranslations("accounts");
  const [dialog, setDialog] = useState<AccountDialog | null>(null);
  const isLive = useWhatsapp((state) => state.isLive);
  const { shown, total, groups, counts, labelCounts } = useShownAccounts();
  const pause = usePauseItem();
  const search = useRef<HTMLInputElement>(null);
  const add = () => {
    if (isLive) setDialog({ dialog: "add" });
  };
  useShortcuts({ search, onAdd: add, onHelp: () => setDialog({ dialog: "shortcuts" }) });
  useAccountLink((accountId) => setDialog({ dialog: "details", accountId }));
  useNextDialog(add);
  useForgetGoneSelection();
  return (
    <div className={styles.panel}>
      <header className={styles.header}>
        <SaklarMark size={22} />
        <h1 className={styles.title}>Saklar</h1>
        <PreferencesMenu commands={[pause]} onOpen={(next) => setDialog({ dialog: next })} />
        <Button variant="primary" icon={<Plus size={15} />} disabled={!isLive} aria-keyshortcuts="n" onClick={add}>
          {t("add")}
        </Button>
      </header>
      <main className={styles.main}>
        <CompanionGate>
          <PausedNotice />
          {total > 0 ? (
            <ListToolbar groups={groups} counts={counts} labelCounts={labelCounts} searchRef={search} />
          ) : null}
          <div className={styles.list}>
            {shown.length === 0 ? (
              <EmptyList hasAccounts={total > 0} onOpen={setDialog} />
            ) : (
              <AccountList accounts={shown} onOpen={setDialog} />
            )}
          </div>
        </CompanionGate>
      </main>
      <ToastShelf />
      <BatchBar shown={shown} />
      <AccountDialogs open={dialog} onOpen={setDialog} onClose={() => setDialog(null)} />
    </div>
  );
}

/** An account deleted elsewhere is no longer ticked here. Listens without drawing: with many accounts some one always changes. */
function useForgetGoneSelection(): void {
  const { whatsapp, selection } = useApp();
  useEffect(() => {
    const forget = ({ accounts }: Pick<WhatsappState, "accounts">) =>
      selection.getState().keepOnly(Object.keys(accounts));
    forget(whatsapp.getState());
    return whatsapp.subscribe((state, before) => {
      if (state.accounts !== before.accounts) forget(state);
    });
  }, [whatsapp, selection]);
}
