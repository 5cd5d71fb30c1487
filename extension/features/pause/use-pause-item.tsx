/** The command that pauses everything, for the menu of a page. */
import { CirclePause } from "lucide-react";
import { useTranslations } from "use-intl";
import { useWhatsapp } from "../../app/AppContext";
import type { MenuItem } from "../../ui/menu-entries";
import { usePauseCommands } from "./use-pause-commands";

export function usePauseItem(): MenuItem {
  const t = useTranslations("pause");
  const { pauseAll, isBusy } = usePauseCommands();
  const isPossible = useWhatsapp(
    ({ accounts, isLive }) =>
      isLive && Object.values(accounts).some(({ desired, reason }) => desired === "running" || reason === "parked"),
  );
  return {
    id: "pause",
    label: t("all"),
    icon: <CirclePause size={15} />,
    startsGroup: true,
    isDisabled: !isPossible || isBusy,
    onSelect: () => void pauseAll(),
  };
}
