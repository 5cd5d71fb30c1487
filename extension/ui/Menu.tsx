/** A list of further actions and choices behind one button that is only an icon. */
import type { ReactNode } from "react";
import { IconButton } from "./IconButton";
import type { ChoiceGroup, MenuItem } from "./menu-entries";
import { onDemand } from "./on-demand";
import { useMenu } from "./use-menu";

const MenuSheet = onDemand(async () => (await import("./MenuSheet")).MenuSheet);

interface MenuProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isBordered?: boolean;
  readonly choices?: readonly ChoiceGroup[];
  readonly items?: readonly MenuItem[];
}

export function Menu({ label, icon, isBordered = false, ...entries }: MenuProps) {
  const { button, opened } = useMenu(MenuSheet.load);
  return (
    <>
      <IconButton {...button} isBordered={isBordered} label={label} icon={icon} />
      {opened && <MenuSheet {...opened} {...entries} />}
    </>
  );
}
