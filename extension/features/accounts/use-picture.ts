/** The picture of an account that is connected; null, for its initials, until there is one. */
import { useEffect, useState } from "react";
import type { Account } from "#shared/account";
import { useApp } from "../../app/AppContext";

export function usePicture({ id, status }: Pick<Account, "id" | "status">): string | null {
  const { pictures } = useApp();
  const [picture, setPicture] = useState<string | null>(null);
  const isConnected = status === "ready";
  useEffect(() => {
    if (!isConnected) return;
    let isOver = false;
    void pictures.of(id).then((found) => {
      if (!isOver) setPicture(found);
    });
    return () => {
      isOver = true;
    };
  }, [pictures, id, isConnected]);
  return picture;
}
