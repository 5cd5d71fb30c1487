/** How many rows a long list draws beyond those in sight: none at first, so that what was typed is answered sooner. */
import { useEffect, useState } from "react";

/** Enough for a wheel or a key to find them drawn. */
const rowsBeyond = 4;
const restedMs = 100;

/** With another query the list begins anew. */
export function useOverscan(query: string): number {
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(query), restedMs);
    return () => clearTimeout(timer);
  }, [query]);
  return rested === query ? rowsBeyond : 0;
}
