/** Shows a screen while there is something to show on it, live or remembered, and otherwise what stands in the way. */
import type { ReactNode } from "react";
import { useConnection, useWhatsapp } from "../../app/AppContext";
import { ConnectionBanner } from "./ConnectionBanner";
import { ConnectionScreen } from "./ConnectionScreen";

/** Offline keeps the list on screen with a banner above; what only a person can solve takes the whole page. */
export function CompanionGate({ children }: { readonly children: ReactNode }) {
  const connection = useConnection((state) => state.connection);
  const hasList = useWhatsapp((state) => state.snapshotAt !== null);
  switch (connection.step) {
    case "live":
      return <Bannered>{children}</Bannered>;
    case "connecting":
      return hasList ? <Bannered>{children}</Bannered> : <ConnectionBanner />;
    case "offline":
      return hasList ? <Bannered>{children}</Bannered> : <ConnectionScreen connection={connection} />;
    case "notPaired":
    case "revoked":
    case "wrongVersion":
    case "blocked":
    case "refused":
      return <ConnectionScreen connection={connection} />;
  }
}

/** Whether there is a list behind the gate that may be looked at, live or remembered. */
export function useIsOpen(): boolean {
  const step = useConnection((state) => state.connection.step);
  const hasList = useWhatsapp((state) => state.snapshotAt !== null);
  return hasList && (step === "live" || step === "connecting" || step === "offline");
}

function Bannered({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <ConnectionBanner />
      {children}
    </>
  );
}
