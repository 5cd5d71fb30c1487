/** Counts and times the QRs or codes of one start: which attempt this is, until when it holds, when to give up. */
import type { Link } from "#shared/challenge";
import { type Clock, isoTime } from "../clock";
import { createTimer, type Deadlines } from "./deadlines";
import type { Challenge } from "./pool-report";

const maxAttempts = { qr: 6, code: 5 } as const;
/** The page brings its next QR by itself about now; only then is it asked for one. */
const graceMs = 3_000;

type ShownKind = "qr" | "code";

interface LinkChallengeOptions {
  readonly clock: Clock;
  readonly deadlines: Pick<Deadlines, "firstQrMs" | "nextQrMs" | "codeMs">;
  /** A QR ran out and no other came: ask the page for one. */
  readonly onStale: () => void;
  /** Nobody passed WhatsApp's passkey step in time. */
  readonly onPasskeyLate: () => void;
  /** Nobody linked in time. */
  readonly onExhausted: () => void;
}

/** What the page itself gives the person. */
const passkeyMs = 600_000;

export function createLinkChallenge(options: LinkChallengeOptions) {
  const { clock, deadlines, onStale, onExhausted, onPasskeyLate } = options;
  const timer = createTimer(clock);
  let attempt = 0;
  let shown: string | null = null;

  function lifetimeMs(kind: ShownKind): number {
    if (kind === "code") return deadlines.codeMs;
    return attempt === 1 ? deadlines.firstQrMs : deadlines.nextQrMs;
  }

  function onExpired(kind: ShownKind): void {
    if (attempt >= maxAttempts[kind]) {
      onExhausted();
      return;
    }
    timer.arm(graceMs, () => {
      if (kind === "qr") onStale();
      timer.arm(deadlines.nextQrMs, onExhausted);
    });
  }

  return {
    /** The challenge to show, or null when it is the one already shown or one too many. */
    offer(kind: ShownKind, payload: string): Challenge | null {
      if (payload === shown) return null;
      if (attempt >= maxAttempts[kind]) {
        onExhausted();
        return null;
      }
      shown = payload;
      attempt += 1;
      const lifeMs = lifetimeMs(kind);
      timer.arm(lifeMs, () => onExpired(kind));
      const times = { issuedAt: isoTime(clock), expiresAt: isoTime(clock, lifeMs) };
      const link: Link = { kind, attempt, maxAttempts: maxAttempts[kind], ...times };
      return { kind, payload, link };
    },
    /** WhatsApp wants the person's passkey, within its own limit. */
    awaitPasskey(): Challenge {
      timer.arm(passkeyMs, onPasskeyLate);
      shown = null;
      const times = { issuedAt: isoTime(clock), expiresAt: isoTime(clock, passkeyMs) };
      return { kind: "passkey", payload: "", link: { kind: "passkey", attempt: 1, maxAttempts: 1, ...times } };
    },
    close(): void {
      timer.disarm();
    },
  };
}
