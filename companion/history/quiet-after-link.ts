/** WhatsApp revokes fresh links whose messages are read in bulk (OpenWA #1072), so a new link is left in peace for a while. */
import type { Clock } from "../clock";
import { AppError } from "../errors";

export interface QuietAfterLinkOptions {
  /** ISO text; null when the account was never linked as far as is known. */
  readonly linkedAt: (accountId: string) => Promise<string | null>;
  readonly clock: Pick<Clock, "now">;
  readonly quietMs: number;
}

/** Throws `just_linked` with the wait while the account's link is fresh. */
export function createQuietAfterLink({ linkedAt, clock, quietMs }: QuietAfterLinkOptions) {
  return async (accountId: string): Promise<void> => {
    const at = await linkedAt(accountId);
    if (at === null) return;
    // A clock that was put back must not make the wait longer.
    const waitMs = Math.min(quietMs, Date.parse(at) + quietMs - clock.now());
    if (waitMs > 0) throw new AppError("just_linked", { waitMs });
  };
}
