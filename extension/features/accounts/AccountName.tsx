/** The name of an account, in words that open its details. */
import type { Account } from "#shared/account";
import styles from "./AccountName.module.css";
import type { OpenDialog } from "./account-dialog";

interface AccountNameProps {
  readonly account: Pick<Account, "id" | "clientName">;
  readonly onOpen: OpenDialog;
}

export function AccountName({ account: { id, clientName }, onOpen }: AccountNameProps) {
  return (
    <button type="button" className={styles.open} onClick={() => onOpen({ dialog: "details", accountId: id })}>
      {clientName}
    </button>
  );
}
