/** Whether this browser holds a token for the address it is set to; follows pairing and removal on any page. */
import { useEffect, useState } from "react";
import { usePreferences } from "../../app/AppContext";
import { pairingItem } from "../../storage/pairing";

/** null while it is being read. */
export function useIsPaired(): boolean | null {
  const companionUrl = usePreferences((state) => state.companionUrl);
  const [pairedWith, setPairedWith] = useState<string | null>();
  useEffect(() => {
    const follow = (pairing: Awaited<ReturnType<typeof pairingItem.getValue>>) =>
      setPairedWith(pairing?.state === "paired" ? pairing.companionUrl : null);
    void pairingItem.getValue().then(follow);
    return pairingItem.watch(follow);
  }, []);
  return pairedWith === undefined ? null : pairedWith === companionUrl;
}
