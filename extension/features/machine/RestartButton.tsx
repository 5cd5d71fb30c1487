/** Gives back what an account has taken too much of: stops it and starts it again, the link is kept. */
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { useActions, useWhatsapp } from "../../app/AppContext";
import { Button } from "../../ui/Button";
import { useAnnounce } from "../../ui/LiveRegion";

export function RestartButton({ account: { id, clientName: name } }: { readonly account: Account }) {
  const t = useTranslations("machine");
  const error = useTranslations("error");
  const { stop, start } = useActions();
  const isLive = useWhatsapp((state) => state.isLive);
  const announce = useAnnounce();
  const [isBusy, setBusy] = useState(false);
  const restart = async () => {
    setBusy(true);
    const stopped = await stop(id);
    const outcome = stopped.ok ? await start(id) : stopped;
    setBusy(false);
    announce(outcome.ok ? t("restarting", { name }) : `${name}: ${error(outcome.code)}`);
  };
  return (
    <Button
      size="small"
      isBusy={isBusy}
      disabled={!isLive}
      aria-label={t("restartLabel", { name })}
      onClick={() => void restart()}
    >
      {t("restart")}
    </Button>
  );
}
