/** Counts a challenge down on screen and tells assistive technology at the moments that matter. */
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Challenge } from "../../stores/challenge";
import { useAnnounce } from "../../ui/LiveRegion";
import { useNow } from "../../ui/use-now";
import { remainingMs, type TimeMark, timeMarkOf, validityMs } from "./challenge-time";

interface ChallengeTime {
  readonly remaining: number;
  readonly total: number;
  readonly isExpired: boolean;
}

export function useChallengeTime(challenge: Challenge): ChallengeTime {
  const now = useNow(500);
  const { issuedAt } = challenge;
  const [arrival, setArrival] = useState({ issuedAt, at: now });
  if (arrival.issuedAt !== issuedAt) setArrival({ issuedAt, at: Date.now() });
  const remaining = remainingMs(challenge, arrival.at, now);
  useSpokenTime(issuedAt, timeMarkOf(remaining), challenge.kind);
  return { remaining, total: validityMs(challenge), isExpired: remaining <= 0 };
}

function useSpokenTime(issuedAt: string, mark: TimeMark | null, kind: Challenge["kind"]): void {
  const t = useTranslations("link");
  const announce = useAnnounce();
  const shown = useRef(issuedAt);
  const spoken = useRef<TimeMark | null>(mark);
  useEffect(() => {
    if (shown.current !== issuedAt) {
      shown.current = issuedAt;
      spoken.current = mark;
      announce(kind === "code" ? t("newCode") : t("newQr"));
      return;
    }
    if (mark === null || mark === spoken.current) return;
    spoken.current = mark;
    announce(mark === "expired" ? t("expired") : t("secondsLeft", { seconds: mark === "ten" ? 10 : 30 }));
  }, [issuedAt, mark, kind, announce, t]);
}
