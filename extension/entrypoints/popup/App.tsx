/** The popup: what is on, what needs a hand, one action each, and the way to the panel. */
import { PanelRight, Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useWhatsapp } from "../../app/AppContext";
import { openPanel } from "../../app/surfaces";
import type { AccountDialog } from "../../features/accounts/account-dialog";
import { EmptyList } from "../../features/accounts/EmptyList";
import { QuickCounts } from "../../features/accounts/QuickCounts";
import { QuickList } from "../../features/accounts/QuickList";
import { useShownAccounts } from "../../features/accounts/use-shown-accounts";
import { CompanionGate, useIsOpen } from "../../features/companion/CompanionGate";
import { PausedNotice } from "../../features/pause/PausedNotice";
import { usePauseItem } from "../../features/pause/use-pause-item";
import { PreferencesMenu } from "../../features/settings/PreferencesMenu";
import { AccountDialogs } from "../../screens/AccountDialogs";
import { Screen } from "../../screens/Screen";
import { useShortcuts } from "../../screens/use-shortcuts";
import { Button } from "../../ui/Button";
import { SaklarMark } from "../../ui/SaklarMark";
import { ToastShelf } from "../../ui/Toasts";
import styles from "./App.module.css";
import { useKeptPicture } from "./use-kept-picture";

export function App() {
  return (
    <Screen>
      <Popup />
    </Screen>
  );
}

function Popup() {
  const t = useTranslations("accounts");
  const [dialog, setDialog] = useState<AccountDialog | null>(null);
  const isLive = useWhatsapp((state) => state.isLive);
  const isOpen = useIsOpen();
  const { shown, total, counts } = useShownAccounts();
  const pause = usePauseItem();
  const noSearch = useRef(null);
  const page = useRef<HTMLDivElement>(null);
  useKeptPicture(page);
  const add = () => {
    if (isLive) setDialog({ dialog: "add" });
  };
  useShortcuts({ search: noSearch, onAdd: add, onHelp: () => setDialog({ dialog: "shortcuts" }) });
  return (
    <div ref={page} className={styles.popup}>
      <header className={styles.header}>
        <SaklarMark size={22} />
        <h1 className={styles.title}>Saklar</h1>
        {isOpen ? <QuickCounts counts={counts} /> : null}
        <PreferencesMenu commands={[pause]} />
      </header>
      <main className={styles.main}>
        <CompanionGate>
          <PausedNotice />
          {shown.length === 0 ? (
            <EmptyList hasAccounts={total > 0} onOpen={setDialog} />
          ) : (
            <QuickList accounts={shown} onOpen={setDialog} />
          )}
        </CompanionGate>
      </main>
      <ToastShelf />
      <footer className={styles.footer}>
        <Button icon={<Plus size={15} />} disabled={!isLive} onClick={add}>
          {t("add")}
        </Button>
        <Button
          variant="ghost"
          icon={<PanelRight size={15} />}
          onClick={() => void openPanel().then(() => window.close())}
        >
          {t("openPanel")}
        </Button>
      </footer>
      <AccountDialogs open={dialog} onOpen={setDialog} onClose={() => setDialog(null)} />
    </div>
  );
}
