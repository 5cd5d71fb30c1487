/** Begins with what the page that opened the panel left for it, as soon as the companion is there. */
import { useEffect, useState } from "react";
import { useWhatsapp } from "../app/AppContext";
import { onNextDialog } from "../storage/next-dialog";

export function useNextDialog(onAdd: () => void): void {
  const isLive = useWhatsapp((state) => state.isLive);
  const [isWanted, setWanted] = useState(false);
  useEffect(() => onNextDialog(() => setWanted(true)), []);
  useEffect(() => {
    if (!isLive || !isWanted) return;
    setWanted(false);
    onAdd();
  }, [isLive, isWanted, onAdd]);
}
