/** Looks for screens that stand before a link or its readiness, and remembers a passkey step until it is over. */
import type { StatusReason } from "#shared/status";
import { pause, within } from "../bounded";
import type { Clock } from "../clock";
import { createGateWatch, type GateSigns } from "./compat/link-gates";
import type { FactGate } from "./traps/repeated-facts";

interface GateLoopOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly gate: FactGate;
  readonly lookMs: number;
  readonly answerMs: number;
  readonly look: () => Promise<GateSigns>;
  readonly onPasskey: () => void;
  /** The person called it off, or passed it: the page goes on. */
  readonly onPasskeyOver: () => void;
  readonly end: (reason: StatusReason, cause?: Error) => void;
}

/** Resolves when the page is ready, of no use, or the client is over. */
export async function watchGates(options: GateLoopOptions): Promise<void> {
  const { clock, signal, gate, lookMs, answerMs } = options;
  const watch = createGateWatch();
  let isPasskey = false;
  while (!signal.aborted && !gate.isReady() && !gate.isUnusable()) {
    const signs = await within(clock, answerMs, "A look at the screen", options.look()).catch(() => null);
    if (signal.aborted) return;
    const reason = signs && watch.judge(signs, clock.now(), !gate.isAuthenticated());
    if (reason === "passkey_required" && !isPasskey) options.onPasskey();
    if (signs !== null && isPasskey && reason !== "passkey_required") options.onPasskeyOver();
    if (signs !== null) isPasskey = reason === "passkey_required";
    if (reason !== null && reason !== "passkey_required") {
      return options.end(reason, new Error(`WhatsApp Web shows ${signs?.mode ?? "a dialog"}`));
    }
    await pause(clock, lookMs, signal);
  }
}
