/** Keeps what one looks at on screen when a notice or the bar takes room below a list: the focused row, or the list's end. */
import { type RefObject, useEffect } from "react";

export function useKeptInView(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    let isAtEnd = false;
    const noteEnd = () => {
      isAtEnd = list.scrollTop > 0 && list.scrollTop + list.clientHeight >= list.scrollHeight - 1;
    };
    const observer = new ResizeObserver(() => {
      const row = list.contains(document.activeElement) ? document.activeElement?.closest("li") : null;
      if (row) row.scrollIntoView({ block: "nearest" });
      else if (isAtEnd) list.scrollTop = list.scrollHeight;
    });
    observer.observe(list);
    list.addEventListener("scroll", noteEnd, { passive: true });
    return () => {
      observer.disconnect();
      list.removeEventListener("scroll", noteEnd);
    };
  }, [scroller]);
}
