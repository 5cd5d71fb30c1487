/** The browser stands between Saklar and the companion: says how to let it through, and asks where asking is possible. */
import { useTranslations } from "use-intl";
import { requestHost, type Wall } from "../../api/browser-walls";
import { usePreferences } from "../../app/AppContext";
import { Button } from "../../ui/Button";

interface AllowAccessProps {
  readonly wall: Wall;
  readonly onAllowed: () => void;
}

export function AllowAccess({ wall, onAllowed }: AllowAccessProps) {
  const t = useTranslations("connection.blocked");
  const retry = useTranslations("common");
  const companionUrl = usePreferences((state) => state.companionUrl);
  const ask = async () => {
    if (await requestHost(companionUrl)) onAllowed();
  };
  return (
    <>
      <p>{t(wall)}</p>
      {wall === "hostPermission" ? (
        <Button variant="primary" onClick={() => void ask()}>
          {t("allow")}
        </Button>
      ) : (
        <Button onClick={onAllowed}>{retry("retryNow")}</Button>
      )}
    </>
  );
}
