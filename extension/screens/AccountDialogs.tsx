/** Shows the dialog that is open; the one place where the features about accounts meet. Each is loaded when it is needed. */
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { AccountDialog, OpenDialog } from "../features/accounts/account-dialog";
import { onDemand } from "../ui/on-demand";

const dialogs = {
  add: onDemand(async () => (await import("../features/link/AddAccountDialog")).AddAccountDialog),
  import: onDemand(async () => (await import("../features/moving/ImportDialog")).ImportDialog),
  export: onDemand(async () => (await import("../features/moving/ExportDialog")).ExportDialog),
  machine: onDemand(async () => (await import("../features/machine/MachineDialog")).MachineDialog),
  diagnosis: onDemand(async () => (await import("./DiagnosticsDialog")).DiagnosticsDialog),
  shortcuts: onDemand(async () => (await import("./ShortcutsDialog")).ShortcutsDialog),
  chats: onDemand(async () => (await import("../features/chats/ChatsDialog")).ChatsDialog),
  link: onDemand(async () => (await import("../features/link/LinkDialog")).LinkDialog),
  details: onDemand(async () => (await import("../features/accounts/details/DetailsDialog")).DetailsDialog),
  settings: onDemand(async () => (await import("../features/settings/SettingsDialog")).SettingsDialog),
  why: onDemand(async () => (await import("../features/accounts/WhyDialog")).WhyDialog),
  logout: onDemand(async () => (await import("../features/accounts/LogoutDialog")).LogoutDialog),
  delete: onDemand(async () => (await import("../features/accounts/DeleteDialog")).DeleteDialog),
} as const;

interface AccountDialogsProps {
  readonly open: AccountDialog | null;
  readonly onOpen: OpenDialog;
  readonly onClose: () => void;
}

export function AccountDialogs({ open, ...rest }: AccountDialogsProps) {
  const loaded = useLoaded(open);
  return loaded === null ? null : <OpenAccountDialog open={loaded} {...rest} />;
}

/** The dialog before stays until the next one is loaded: gone sooner, it could not tell the next one where the focus came from. */
function useLoaded(open: AccountDialog | null): AccountDialog | null {
  const [loaded, setLoaded] = useState<AccountDialog | null>(null);
  useEffect(() => {
    let isOver = false;
    if (open === null) setLoaded(null);
    else {
      void dialogs[open.dialog].load().then(() => {
        if (!isOver) flushSync(() => setLoaded(open));
      });
    }
    return () => {
      isOver = true;
    };
  }, [open]);
  return open === null ? null : loaded;
}

function OpenAccountDialog({ open, onOpen, onClose }: AccountDialogsProps & { readonly open: AccountDialog }) {
  switch (open.dialog) {
    case "add":
      return <dialogs.add onImport={() => onOpen({ dialog: "import" })} onClose={onClose} />;
    case "import":
      return <dialogs.import onClose={onClose} />;
    case "export":
      return <dialogs.export accountId={open.accountId} onClose={onClose} />;
    case "machine":
      return <dialogs.machine onClose={onClose} />;
    case "diagnosis":
      return <dialogs.diagnosis onClose={onClose} />;
    case "shortcuts":
      return <dialogs.shortcuts onClose={onClose} />;
    case "chats":
      return <dialogs.chats accountId={open.accountId} onClose={onClose} />;
    case "link":
      return <dialogs.link accountId={open.accountId} onClose={onClose} />;
    case "details":
      return <dialogs.details accountId={open.accountId} onOpen={onOpen} onClose={onClose} />;
    case "settings":
      return <dialogs.settings accountId={open.accountId} onClose={onClose} />;
    case "why":
      return <dialogs.why accountId={open.accountId} onOpen={onOpen} onClose={onClose} />;
    case "logout":
      return <dialogs.logout accountId={open.accountId} onClose={onClose} />;
    case "delete":
      return <dialogs.delete accountId={open.accountId} onClose={onClose} />;
  }
}
