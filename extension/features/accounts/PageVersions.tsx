/** Which WhatsApp Web met which whatsapp-web.js: told where an account does not work on the page it is on. */
import { useFormatter, useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { useApp } from "../../app/AppContext";
import { useAnswer } from "../use-answer";
import styles from "./WhyDialog.module.css";

interface PageVersionsProps {
  readonly account: Pick<Account, "id" | "rev" | "reason" | "degraded">;
}

export function PageVersions({ account }: PageVersionsProps) {
  const isConcerned = account.reason === "incompatible_whatsapp_web" || account.degraded.length > 0;
  return isConcerned ? <Versions account={account} /> : null;
}

function Versions({ account: { id, rev } }: PageVersionsProps) {
  const t = useTranslations("accounts.why");
  const format = useFormatter();
  const { http } = useApp();
  const outcome = useAnswer(`${id} ${rev}`, () => http.call("readSelfCheck", { params: { name: id } }));
  const check = outcome?.ok ? outcome.value.check : null;
  if (check === null) return null;
  const when = format.dateTime(new Date(check.at), { dateStyle: "medium", timeStyle: "short" });
  return (
    <p className={styles.code}>
      {t("versions", { build: check.build ?? t("unknownBuild"), library: check.library, when })}
    </p>
  );
}
