/** Takes self-checks in: stored beside the account, told when something changed for people, and shown to the drift guard. */
import { type Clock, isoTime } from "../clock";
import type { Log } from "../diagnostics/log";
import type { SelfCheck } from "../whatsapp/compat/self-check";
import type { DriftGuard } from "./drift-guard";
import type { DriftStore } from "./drift-store";
import type { StatusWriter } from "./status-writer";

interface CheckTakerOptions {
  readonly drift: DriftStore;
  readonly guard: Pick<DriftGuard, "note">;
  readonly writer: Pick<StatusWriter, "exclusively">;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (accountId: string) => Promise<unknown>;
}

export function createCheckTaker({ drift, guard, writer, clock, log, announce }: CheckTakerOptions) {
  return (accountId: string, check: SelfCheck): Promise<void> =>
    // In the writer's queue: the `ready` that follows already carries what does not work.
    writer.exclusively(async () => {
      guard.note(accountId, check);
      const { build, degraded, findings, isUsable } = check;
      const before = await drift.lastCheck(accountId);
      await drift.saveCheck(accountId, check, isoTime(clock));
      if (!isUsable || degraded.length > 0) {
        const known = (await drift.listBuilds()).find((one) => one.build === build);
        log.warn("whatsapp.page_changed", { accountId, ...findings, ...(known ?? { build }) });
      }
      const isNews = (before?.degraded ?? []).join() !== degraded.join();
      if (isNews) await announce(accountId);
    });
}
