/** Keeps a picture of the popup while it is live, for the next time it opens. */
import { type RefObject, useEffect } from "react";
import { useApp } from "../../app/AppContext";
import { keepPicture } from "../../storage/popup-picture";
import { takePicture } from "./take-picture";

/** A popup is often closed after a glance; what changes within is taken together. */
const keepDelayMs = 500;

export function useKeptPicture(page: RefObject<HTMLElement | null>): void {
  const { whatsapp, selection, preferences, clock } = useApp();
  useEffect(() => {
    let cancel: (() => void) | null = null;
    const keep = () => {
      cancel = null;
      // The popup opens without the filter that is on now.
      const isAsOpened = whatsapp.getState().isLive && selection.getState().groups.size === 0;
      const picture = isAsOpened && page.current ? takePicture(page.current) : null;
      if (picture !== null) void keepPicture(picture);
    };
    const keepSoon = () => {
      cancel ??= clock.after(keepDelayMs, keep);
    };
    keepSoon();
    const stops = [whatsapp.subscribe(keepSoon), preferences.subscribe(keepSoon)];
    return () => {
      for (const stop of stops) stop();
      cancel?.();
    };
  }, [whatsapp, selection, preferences, clock, page]);
}
