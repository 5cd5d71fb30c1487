/** What each running account takes, the heaviest first; live, as the companion tells it. */
import { useFormatter, useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { useWhatsapp } from "../../app/AppContext";
import styles from "./Machine.module.css";
import { RestartButton } from "./RestartButton";

type Measured = Account & { readonly resources: NonNullable<Account["resources"]> };

function isMeasured(account: Account | undefined): account is Measured {
  return account !== undefined && account.resources !== null;
}

export function AccountTable() {
  const t = useTranslations("machine");
  const accounts = useWhatsapp((state) => state.accounts);
  const measured = Object.values(accounts)
    .filter(isMeasured)
    .sort((one, other) => other.resources.memoryMb - one.resources.memoryMb);
  if (measured.length === 0) return null;
  return (
    <table className={styles.table}>
      <caption>{t("caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("account")}</th>
          <th scope="col">{t("memory")}</th>
          <th scope="col">{t("processor")}</th>
        </tr>
      </thead>
      <tbody>
        {measured.map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </tbody>
    </table>
  );
}

function AccountRow({ account }: { readonly account: Measured }) {
  const t = useTranslations("machine");
  const format = useFormatter();
  const { clientName, resources } = account;
  const { memoryMb, cpuPercent, sharedBy, isHigh } = resources;
  return (
    <tr>
      <th scope="row">
        <span dir="auto">{clientName}</span>
        {isHigh ? (
          <span className={styles.much}>
            {t("much")} <RestartButton account={account} />
          </span>
        ) : null}
        {sharedBy > 1 ? <span className={styles.quiet}>{t("shared", { count: sharedBy })}</span> : null}
      </th>
      <td>{t("megabytes", { value: memoryMb })}</td>
      <td>{format.number(cpuPercent / 100, { style: "percent" })}</td>
    </tr>
  );
}
