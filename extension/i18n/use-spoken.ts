/** The language a page is in: the one it opened with, then whichever is chosen, once its texts are there. */
import { useEffect, useState } from "react";
import { type Locale, loadMessages, type Messages } from "./messages";

export interface Spoken {
  readonly locale: Locale;
  readonly messages: Messages;
}

export async function loadSpoken(locale: Locale): Promise<Spoken> {
  return { locale, messages: await loadMessages(locale) };
}

export function useSpoken(first: Spoken, wanted: Locale): Spoken {
  const [spoken, setSpoken] = useState(first);
  useEffect(() => {
    let isOver = false;
    void loadSpoken(wanted).then((next) => {
      if (!isOver) setSpoken((now) => (now.locale === next.locale ? now : next));
    });
    return () => {
      isOver = true;
    };
  }, [wanted]);
  return spoken;
}
