/** Looks for the companion again and again while the welcome page is open, so that starting it is all there is to do. */
import { useCallback, useEffect, useState } from "react";
import { findWall, type Wall } from "../../api/browser-walls";
import { type Probe, probeCompanion } from "../../api/companion-probe";
import { type App, useApp, usePreferences } from "../../app/AppContext";

export type CompanionCheck = Probe | { readonly found: "checking" } | { readonly found: "wall"; readonly wall: Wall };

const againMs = 2000;

export function useCompanionCheck(): { readonly check: CompanionCheck; readonly lookAgain: () => void } {
  const app = useApp();
  const companionUrl = usePreferences((state) => state.companionUrl);
  const [check, setCheck] = useState<CompanionCheck>({ found: "checking" });
  const [turn, setTurn] = useState(0);
  const lookAgain = useCallback(() => setTurn((last) => last + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn looks at once instead of waiting
  useEffect(() => {
    let isOver = false;
    let cancelTimer = () => {};
    const look = async () => {
      const next = await checkOnce(app, companionUrl);
      if (isOver) return;
      setCheck((last) => (isSame(last, next) ? last : next));
      cancelTimer = app.clock.after(againMs, () => void look());
    };
    void look();
    return () => {
      isOver = true;
      cancelTimer();
    };
  }, [app, companionUrl, turn]);
  return { check, lookAgain };
}

async function checkOnce({ http }: App, companionUrl: string): Promise<CompanionCheck> {
  const probe = await probeCompanion(http);
  const wall = probe.found === "nothing" ? await findWall(companionUrl) : null;
  return wall === null ? probe : { found: "wall", wall };
}

function isSame(one: CompanionCheck, other: CompanionCheck): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
