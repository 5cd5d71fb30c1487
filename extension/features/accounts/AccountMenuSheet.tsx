/** What stands in the menu of an account; what destroys comes last, apart and in words. */
import {
  CircleStop,
  Copy,
  FileOutput,
  History,
  Info,
  LogOut,
  MessagesSquare,
  PowerOff,
  QrCode,
  Settings,
  Trash2,
} from "lucide-react";
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { useActions, useWhatsapp } from "../../app/AppContext";
import { MenuSheet } from "../../ui/MenuSheet";
import type { MenuItem } from "../../ui/menu-entries";
import { useToast } from "../../ui/Toasts";
import type { OpenMenu } from "../../ui/use-menu";
import type { OpenDialog } from "./account-dialog";
import { useFailureToast, useStopWithUndo } from "./use-primary-action";

interface AccountMenuSheetProps extends OpenMenu {
  readonly account: Account;
  readonly onOpen: OpenDialog;
}

export function AccountMenuSheet({ account, onOpen, ...opened }: AccountMenuSheetProps) {
  return <MenuSheet {...opened} items={useMenuItems(account, onOpen)} />;
}

function useMenuItems(account: Account, onOpen: OpenDialog): readonly MenuItem[] {
  const t = useTranslations("accounts");
  const actions = useActions();
  const report = useFailureToast();
  const showToast = useToast();
  const isOffline = useWhatsapp((state) => !state.isLive);
  const { id: accountId, clientName: name, status, desired, isLoggedIn } = account;
  const syncHistory = async () => {
    const isAccepted = report(name, await actions.syncHistory(accountId));
    if (isAccepted) showToast({ tone: "success", text: t("syncStarted", { name }) });
  };
  const isSyncing = useWhatsapp((state) => state.syncs[accountId]?.done === false);
  const cancelSync = async () => report(name, await actions.cancelSync(accountId));
  const stop = useStopWithUndo();
  const open = (dialog: "chats" | "details" | "export" | "link" | "settings" | "logout" | "delete") => () =>
    onOpen({ dialog, accountId });
  const items: readonly (MenuItem & { readonly isShown?: boolean })[] = [
    { id: "chats", label: t("menu.openChat"), icon: <MessagesSquare size={15} />, onSelect: open("chats") },
    { id: "details", label: t("menu.details"), icon: <Info size={15} />, onSelect: open("details") },
    { id: "settings", label: t("menu.settings"), icon: <Settings size={15} />, onSelect: open("settings") },
    {
      id: "link",
      label: t("action.linkAgain"),
      icon: <QrCode size={15} />,
      isShown: !isLoggedIn,
      onSelect: open("link"),
    },
    {
      id: "sync",
      label: t(isSyncing ? "menu.cancelSync" : "menu.syncHistory"),
      icon: isSyncing ? <CircleStop size={15} /> : <History size={15} />,
      isShown: status === "ready",
      onSelect: () => void (isSyncing ? cancelSync() : syncHistory()),
    },
    {
      id: "copy",
      label: t("menu.copyName"),
      icon: <Copy size={15} />,
      onSelect: () => void navigator.clipboard.writeText(name),
    },
    { id: "export", label: t("menu.export"), icon: <FileOutput size={15} />, onSelect: open("export") },
    {
      id: "disconnect",
      label: t("menu.disconnect"),
      icon: <PowerOff size={15} />,
      startsGroup: true,
      isDisabled: desired === "stopped",
      onSelect: () => void stop(accountId, name),
    },
    {
      id: "logout",
      label: t("menu.logout"),
      icon: <LogOut size={15} />,
      isDisabled: !isLoggedIn,
      onSelect: open("logout"),
    },
    {
      id: "delete",
      label: t("menu.delete"),
      icon: <Trash2 size={15} />,
      isDangerous: true,
      onSelect: open("delete"),
    },
  ];
  return items
    .filter((item) => item.isShown !== false)
    .map((item) => ({ ...item, isDisabled: item.isDisabled || (isOffline && item.id !== "copy") }));
}
