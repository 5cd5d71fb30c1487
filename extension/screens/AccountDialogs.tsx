/** Shows the dialog that is open; the one place where the features about accounts meet. */
import type { AccountDialog, OpenDialog } from "../features/accounts/account-dialog";
import { DeleteDialog } from "../features/accounts/DeleteDialog";
import { LogoutDialog } from "../features/accounts/LogoutDialog";
import { WhyDialog } from "../features/accounts/WhyDialog";
import { AddAccountDialog } from "../features/link/AddAccountDialog";
import { LinkDialog } from "../features/link/LinkDialog";
import { SettingsDialog } from "../features/settings/SettingsDialog";

interface AccountDialogsProps {
  readonly open: AccountDialog | null;
  readonly onOpen: OpenDialog;
  readonly onClose: () => void;
}

export function AccountDialogs({ open, onOpen, onClose }: AccountDialogsProps) {
  if (open === null) return null;
  switch (open.dialog) {
    case "add":
      return <AddAccountDialog onClose={onClose} />;
    case "link":
      return <LinkDialog accountId={open.accountId} onClose={onClose} />;
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
