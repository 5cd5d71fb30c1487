/** Everything else that can be done with an account, behind a button in its row. */
import { EllipsisVertical } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { IconButton } from "../../ui/IconButton";
import { onDemand } from "../../ui/on-demand";
import { useMenu } from "../../ui/use-menu";
import type { OpenDialog } from "./account-dialog";

const AccountMenuSheet = onDemand(async () => (await import("./AccountMenuSheet")).AccountMenuSheet);

interface AccountMenuProps {
  readonly account: Account;
  readonly onOpen: OpenDialog;
}

export function AccountMenu({ account, onOpen }: AccountMenuProps) {
  const t = useTranslations("accounts");
  const { button, opened } = useMenu(AccountMenuSheet.load);
  return (
    <>
      <IconButton
        {...button}
        label={t("menu.label", { name: account.clientName })}
        icon={<EllipsisVertical size={16} />}
      />
      {opened && <AccountMenuSheet {...opened} account={account} onOpen={onOpen} />}
    </>
  );
}
