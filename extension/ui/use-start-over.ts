/** Shows the top of a list again when it answers to something else; what changes by itself leaves it where it is. */
import { type RefObject, useLayoutEffect, useRef } from "react";

export function useStartOver(scroller: RefObject<HTMLElement | null>, query: string): void {
  const shown = useRef(query);
  useLayoutEffect(() => {
    if (shown.current === query) return;
    shown.current = query;
    if (scroller.current !== null) scroller.current.scrollTop = 0;
  }, [scroller, query]);
}
