/** Which status may follow which: the one table that the status writer, the simulator of moves and the docs share. */
import type { AccountStatus } from "#shared/status";

/** Moves an account makes by itself. Any status may also become `disconnected` because a person stopped it. */
export const allowedMoves: Readonly<Record<AccountStatus, readonly AccountStatus[]>> = {
  disconnected: ["loading", "ready"],
  loading: ["qr", "pairing", "authenticated", "disconnected", "error"],
  qr: ["qr", "authenticated", "disconnected", "error"],
  pairing: ["pairing", "authenticated", "disconnected", "error"],
  authenticated: ["ready", "disconnected", "error"],
  ready: ["disconnected", "error"],
  error: ["loading"],
};

/** Says whether `to` may follow `from`; a stop by the user is allowed from everywhere. */
export function canMove(from: AccountStatus, to: AccountStatus, cause: "client" | "stop" = "client"): boolean {
  if (cause === "stop") return to === "disconnected";
  return allowedMoves[from].includes(to);
}
