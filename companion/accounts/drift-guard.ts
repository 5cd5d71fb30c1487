/**
 * Watches which builds of WhatsApp Web the accounts run on. When a new one turns the first accounts bad and none is well
 * on it, automatic starts of the others wait and people are told; one account that is well on it ends the wait.
 */

import type { StartHold } from "../pool/held-starts";
import type { SelfCheck } from "../whatsapp/compat/self-check";

export interface DriftGuard extends StartHold {
  note(accountId: string, check: Pick<SelfCheck, "build" | "isUsable">): void;
  /** The account is gone: it says nothing about a build any more. */
  forget(accountId: string): void;
}

interface DriftGuardOptions {
  readonly onHold: () => void;
  readonly onRelease: () => void;
}

/** Lives as long as the companion: a new version of it may know the build. */
export function createDriftGuard(options: DriftGuardOptions): DriftGuard {
  const latest = new Map<string, { readonly build: string; readonly isUsable: boolean }>();
  const waiting = new Set<() => void>();
  let isHeld = false;

  function isAnyBuildBad(): boolean {
    const checks = [...latest.values()];
    return checks.some(
      ({ build, isUsable }) => !isUsable && !checks.some((one) => one.build === build && one.isUsable),
    );
  }

  function settle(): void {
    if (isAnyBuildBad() === isHeld) return;
    isHeld = !isHeld;
    if (isHeld) options.onHold();
    else options.onRelease();
    const due = isHeld ? [] : [...waiting];
    for (const go of due) waiting.delete(go);
    for (const go of due) go();
  }

  return {
    isHeld: () => isHeld,
    onRelease(go) {
      waiting.add(go);
      return () => void waiting.delete(go);
    },
    note(accountId, { build, isUsable }) {
      if (build === null) return;
      latest.set(accountId, { build, isUsable });
      settle();
    },
    forget(accountId) {
      latest.delete(accountId);
      settle();
    },
  };
}
