/** The picture of an account that is connected; null, for its initials, until there is one. */
import { useEffect, useState } from "react";
import type { Account } from "#shared/account";
import { useApp } from "../../app/AppContext";

/** A card that only passes by, while somebody scrolls or types, asks for nothing. */
const staysMs = 200;

export function usePicture({ id, status }: Pick<Account, "id" | "status">): string | null {
  const { pictures, clock } = useApp();
  const [picture, setPicture] = useState(() => pictures.known(id));
  const isConnected = status === "ready";
  useEffect(() => {
    if (!isConnected) return;
    let isOver = false;
    const ask = async () => {
      const found = await pictures.of(id);
      if (!isOver) setPicture(found);
    };
    const cancel = clock.after(staysMs, () => void ask());
    return () => {
      isOver = true;
      cancel();
    };
  }, [pictures, clock, id, isConnected]);
  return picture;
}
