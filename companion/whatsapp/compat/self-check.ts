/**
 * Whether this page is one that the library and its repairs still understand. Nobody tells when WhatsApp changes it: the
 * account stays connected while calls fail one by one (drift part 3).
 */
import type { Capability } from "#shared/capabilities";
import { TimeLimitError, within } from "../../bounded";
import type { Clock } from "../../clock";
import type { PageAnswer } from "./check-in-page";

export interface SelfCheck {
  /** WhatsApp Web's own version, recorded and never compared. */
  readonly build: string | null;
  readonly browser: string;
  readonly library: string;
  /** False when the account cannot be used at all: `core` or `ids` are broken. */
  readonly isUsable: boolean;
  readonly degraded: readonly Capability[];
  /** A word or two for each thing looked at; no personal data. */
  readonly findings: Readonly<Record<string, string>>;
}

const coreModules = [
  "WAWebSocketModel",
  "WAWebConnModel",
  "WAWebCollections",
  "WAWebWidFactory",
  "WAWebUserPrefsMeUser",
];
const sendModules = ["WAWebMsgKey", "WAWebSendMsgChatAction"];

const wordOf = (isOk: boolean | null) => (isOk === null ? "unknown" : isOk ? "ok" : "broken");

export function judge(
  answer: PageAnswer,
  around: Pick<SelfCheck, "browser" | "library"> & { readonly hasListeners: boolean },
): SelfCheck {
  const { hasListeners, browser, library } = around;
  const isMissing = (names: readonly string[]) => names.some((name) => answer.missingModules.includes(name));
  const { whole, tried } = answer.chats;
  const works: Record<Exclude<Capability, "media">, boolean> = {
    core: !isMissing(coreModules) && answer.hasUtilities && hasListeners,
    ids: answer.hasIds !== false,
    // One broken chat is shown with what can be read of it; most of them broken means another page.
    chats: tried === 0 || whole * 2 >= tried,
    history: answer.canLoadHistory !== false,
    send: !isMissing(sendModules) && answer.canSend,
  };
  const isUsable = works.core && works.ids;
  const degraded = (["core", "ids", "chats", "history", "send"] as const).filter((name) => !works[name]);
  const repairs = Object.entries(answer.repairs).map(([name, count]) => `${name} ${count}`);
  const findings = {
    core: wordOf(works.core),
    ids: wordOf(answer.hasIds),
    chats: `${whole} of ${tried}`,
    history: wordOf(answer.canLoadHistory),
    send: wordOf(works.send),
    missing: answer.missingModules.join(" "),
    repairs: repairs.join(", "),
  };
  return { build: answer.build, browser, library, isUsable, degraded, findings };
}

interface SelfCheckerOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly limitMs: number;
  readonly everyMs: number;
  readonly look: () => Promise<SelfCheck>;
  readonly report: (check: SelfCheck) => void;
  /** The page did not answer twice. */
  readonly onSilent: () => void;
}

export interface SelfChecker {
  /** Whether the page can be used; null when it went on to another document, which is checked by itself. */
  run(): Promise<boolean | null>;
  /** A call failed in a way that says nothing: looks whether the page changed. */
  suspect(): void;
}

/** After a suspicion, so that a chat that always fails does not keep the page busy. */
const calmMs = 600_000;

export function createSelfChecker(options: SelfCheckerOptions): SelfChecker {
  const { clock, limitMs, signal } = options;
  let running: Promise<boolean | null> | undefined;
  let suspectedAt = Number.NEGATIVE_INFINITY;
  let cancelNext = () => {};

  async function look(): Promise<SelfCheck | null> {
    for (const isLast of [false, true]) {
      try {
        return await within(clock, limitMs, "The self-check", options.look());
      } catch (error) {
        if (!(error instanceof TimeLimitError)) return null;
        if (isLast && !signal.aborted) options.onSilent();
      }
    }
    return null;
  }

  async function check(): Promise<boolean | null> {
    const found = await look();
    running = undefined;
    if (found === null || signal.aborted) return null;
    cancelNext();
    cancelNext = clock.after(options.everyMs, () => void checker.run());
    options.report(found);
    return found.isUsable;
  }

  const checker: SelfChecker = {
    run() {
      running ??= check();
      return running;
    },
    suspect() {
      if (clock.now() - suspectedAt < calmMs) return;
      suspectedAt = clock.now();
      void checker.run();
    },
  };
  signal.addEventListener("abort", () => cancelNext(), { once: true });
  return checker;
}
