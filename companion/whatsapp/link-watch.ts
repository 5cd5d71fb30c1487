/**
 * Looks at the page until it is ready: the library tells neither that the phone has scanned nor that it missed the
 * sync, and nothing at all of the states that block a link.
 */
import type { StatusReason } from "#shared/status";
import { pause, within } from "../bounded";
import type { Clock } from "../clock";
import { reasonOfBlockedState } from "./traps/end-reasons";
import { hasMissedSync, type PageState } from "./traps/missed-sync";
import type { FactGate } from "./traps/repeated-facts";

interface LinkWatchOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly gate: FactGate;
  readonly lookMs: number;
  readonly answerMs: number;
  readonly look: () => Promise<PageState>;
  /** Whether the library noticed the sync of this document by itself. */
  readonly hasHeardSync: () => boolean;
  readonly repeatSync: () => Promise<void>;
  readonly end: (reason: StatusReason, cause?: Error) => void;
}

/** Resolves when the page is ready or the client is over. */
export async function watchLink(options: LinkWatchOptions): Promise<void> {
  const { clock, signal, gate, lookMs } = options;
  while (!signal.aborted && !gate.isReady() && !gate.isUnusable()) {
    // A page between two documents does not answer; the next look will.
    const state = await within(clock, options.answerMs, "A look at the page", options.look()).catch(() => null);
    if (signal.aborted) return;
    if (state !== null) await follow(state, options);
    await pause(clock, lookMs, signal);
  }
}

async function follow(state: PageState, options: LinkWatchOptions): Promise<void> {
  const { gate, end } = options;
  const blocked = reasonOfBlockedState(state.socket);
  if (blocked !== null) return end(blocked, new Error(`WhatsApp Web is ${state.socket}`));
  if (state.socket === "CONNECTED") gate.pass({ kind: "authenticated" });
  if (!hasMissedSync(state) || options.hasHeardSync()) return;
  await within(options.clock, options.answerMs, "The missed sync", options.repeatSync()).catch(() => {});
}
