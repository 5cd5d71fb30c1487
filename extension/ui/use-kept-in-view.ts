/** Keeps what one looks at on screen when a notice or the bar takes room below a list: the focused row, or the list's end. */
import { type RefObject, useEffect } from "react";

export function useKeptInView(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    let isAtEnd = false;
    let height = list.clientHeight;
    const noteEnd = () => {
      isAtEnd = list.scrollTop > 0 && list.scrollTop + list.clientHeight >= list.scrollHeight - 1;
    };
    const observer = new ResizeObserver(() => {
      const row = list.contains(document.activeElement) ? document.activeElement?.closest("li") : null;
      // Whoever has scrolled away from it is not brought back.
      const wasSeen = row ? isWithin(row, list.getBoundingClientRect().top, height) : false;
      height = list.clientHeight;
      if (row && wasSeen) row.scrollIntoView({ block: "nearest" });
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

function isWithin(row: Element, top: number, height: number): boolean {
  const box = row.getBoundingClientRect();
  return box.top < top + height && box.bottom > top;
}
