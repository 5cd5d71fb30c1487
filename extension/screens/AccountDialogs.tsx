/** Shows the dialog that is open; the one place where the features about accounts meet. Each is loaded when it is needed. */
import { lazy, Suspense } from "react";
import type { AccountDialog, OpenDialog } from "../features/accounts/account-dialog";

const AddAccountDialog = lazy(async () => ({
  default: (await import("../features/link/AddAccountDialog")).AddAccountDialog,
}));
const ChatsDialog = lazy(async () => ({ default: (await import("../features/chats/ChatsDialog")).ChatsDialog }));
const ImportDialog = lazy(async () => ({ default: (await import("../features/moving/ImportDialog")).ImportDialog }));
const ExportDialog = lazy(async () => ({ default: (await import("../features/moving/ExportDialog")).ExportDialog }));
const LinkDialog = lazy(async () => ({ default: (await import("../features/link/LinkDialog")).LinkDialog }));
const DetailsDialog = lazy(async () => ({
  default: (await import("../features/accounts/details/DetailsDialog")).DetailsDialog,
}));
const SettingsDialog = lazy(async () => ({
  default: (await import("../features/settings/SettingsDialog")).SettingsDialog,
}));
const MachineDialog = lazy(async () => ({
  default: (await import("../features/machine/MachineDialog")).MachineDialog,
}));
const DiagnosticsDialog = lazy(async () => ({ default: (await import("./DiagnosticsDialog")).DiagnosticsDialog }));
const ShortcutsDialog = lazy(async () => ({ default: (await import("./ShortcutsDialog")).ShortcutsDialog }));
const WhyDialog = lazy(async () => ({ default: (await import("../features/accounts/WhyDialog")).WhyDialog }));
const LogoutDialog = lazy(async () => ({ default: (await import("../features/accounts/LogoutDialog")).LogoutDialog }));
const DeleteDialog = lazy(async () => ({ default: (await import("../features/accounts/DeleteDialog")).DeleteDialog }));

interface AccountDialogsProps {
  readonly open: AccountDialog | null;
  readonly onOpen: OpenDialog;
  readonly onClose: () => void;
}

export function AccountDialogs({ open, ...rest }: AccountDialogsProps) {
  if (open === null) return null;
  return (
    <Suspense fallback={null}>
      <OpenAccountDialog open={open} {...rest} />
    </Suspense>
  );
}

function OpenAccountDialog({ open, onOpen, onClose }: AccountDialogsProps & { readonly open: AccountDialog }) {
  switch (open.dialog) {
    case "add":
      return <AddAccountDialog onImport={() => onOpen({ dialog: "import" })} onClose={onClose} />;
    case "import":
      return <ImportDialog onClose={onClose} />;
    case "export":
      return <ExportDialog accountId={open.accountId} onClose={onClose} />;
    case "machine":
      return <MachineDialog onClose={onClose} />;
    case "diagnosis":
      return <DiagnosticsDialog onClose={onClose} />;
    case "shortcuts":
      return <ShortcutsDialog onClose={onClose} />;
    case "chats":
      return <ChatsDialog accountId={open.accountId} onClose={onClose} />;
    case "link":
      return <LinkDialog accountId={open.accountId} onClose={onClose} />;
    case "details":
      return <DetailsDialog accountId={open.accountId} onOpen={onOpen} onClose={onClose} />;
    case "settings":
      return <SettingsDialog accountId={open.accountId} onClose={onClose} />;
    case "why":
      return <WhyDialog accountId={open.accountId} onOpen={onOpen} onClose={onClose} />;
    case "logout":
      return <LogoutDialog accountId={open.accountId} onClose={onClose} />;
    case "delete":
      return <DeleteDialog accountId={open.accountId} onClose={onClose} />;
  }
}
