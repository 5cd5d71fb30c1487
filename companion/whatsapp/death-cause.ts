/** Why a browser or a page died: of itself, or because the kernel took memory where it was. */
import type { StatusReason } from "#shared/status";

export interface DeathCause {
  /** It lives just now. */
  noteAlive(): void;
  /** Of a death that was noticed just now. */
  reason(): Extract<StatusReason, "browser_crashed" | "out_of_memory">;
}

/** `memoryKills`: how often the kernel has ended anything. Only what came after the last sign of life can be the cause. */
export function createDeathCause(memoryKills: () => number): DeathCause {
  let before = memoryKills();
  return {
    noteAlive() {
      before = memoryKills();
    },
    reason: () => (memoryKills() > before ? "out_of_memory" : "browser_crashed"),
  };
}
