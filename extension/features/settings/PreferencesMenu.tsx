/** What belongs to this browser and not to an account: theme, language, and the ways to the options and the welcome page. */
import { CircleHelp, ClipboardList, MemoryStick, Settings, SlidersHorizontal } from "lucide-react";
import { useTranslations } from "use-intl";
import { usePreferences } from "../../app/AppContext";
import { openOptions, openWelcome } from "../../app/surfaces";
import { languageChoices, themes } from "../../stores/preferences";
import { Menu } from "../../ui/Menu";
import { choices, type MenuItem } from "../../ui/menu-entries";

interface PreferencesMenuProps {
  /** Absent where there is no room for a dialog. */
  readonly onOpen?: (dialog: "machine" | "diagnosis") => void;
  /** What the page adds, at the top of the commands. */
  readonly commands?: readonly MenuItem[];
}

export function PreferencesMenu({ onOpen, commands = [] }: PreferencesMenuProps) {
  const t = useTranslations("preferences");
  const theme = usePreferences((state) => state.theme);
  const language = usePreferences((state) => state.language);
  const change = usePreferences((state) => state.change);
  const dialogs = useDialogItems(onOpen);
  return (
    <Menu
      label={t("label")}
      icon={<Settings size={16} />}
      choices={[
        choices({
          label: t("theme.label"),
          value: theme,
          options: themes.map((value) => ({ value, label: t(`theme.${value}`) })),
          onChange: (next) => change({ theme: next }),
        }),
        choices({
          label: t("language.label"),
          value: language,
          options: languageChoices.map((value) => ({ value, label: t(`language.${value}`) })),
          onChange: (next) => change({ language: next }),
        }),
      ]}
      items={[
        ...commands,
        ...dialogs,
        {
          id: "options",
          label: t("all"),
          icon: <SlidersHorizontal size={15} />,
          startsGroup: dialogs.length === 0,
          onSelect: () => void openOptions(),
        },
        {
          id: "help",
          label: t("help"),
          icon: <CircleHelp size={15} />,
          onSelect: () => void openWelcome(),
        },
      ]}
    />
  );
}

function useDialogItems(onOpen: PreferencesMenuProps["onOpen"]): readonly MenuItem[] {
  const t = useTranslations("preferences");
  if (onOpen === undefined) return [];
  return [
    {
      id: "machine",
      label: t("machine"),
      icon: <MemoryStick size={15} />,
      startsGroup: true,
      onSelect: () => onOpen("machine"),
    },
    {
      id: "diagnosis",
      label: t("diagnosis"),
      icon: <ClipboardList size={15} />,
      onSelect: () => onOpen("diagnosis"),
    },
  ];
}
