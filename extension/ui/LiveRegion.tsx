/** The one polite live region: what changes on screen is said once, the last words win. */
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import styles from "./LiveRegion.module.css";

const Announce = createContext<(text: string) => void>(() => {});

export function LiveRegion({ children }: { readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState({ text: "", turn: 0 });
  const announce = useCallback((text: string) => setSpoken((last) => ({ text, turn: last.turn + 1 })), []);
  return (
    <Announce value={announce}>
      {children}
      <div role="status" aria-live="polite" className={styles.hidden}>
        {/* A new key makes the same words heard again. */}
        <span key={spoken.turn}>{spoken.text}</span>
      </div>
    </Announce>
  );
}

export function useAnnounce(): (text: string) => void {
  return useContext(Announce);
}
