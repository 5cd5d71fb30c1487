/** Sees to it that the keyboard is never nowhere: what has the focus may vanish at any time, deleted here or elsewhere. */
import { useEffect } from "react";
import { heirOf, type Trail, trailOf } from "./focus-heir";

const remembered = 8;

export function FocusKeeper() {
  useEffect(() => {
    let trails: readonly Trail[] = [];
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      trails = [trailOf(target), ...trails.filter(({ element }) => element !== target)].slice(0, remembered);
    };
    // Whoever clicks beside everything has taken the focus away on purpose.
    const forget = () => {
      trails = [];
    };
    const keep = () => {
      const [last, ...before] = trails;
      if (last === undefined || last.element.isConnected || document.activeElement !== document.body) return;
      // A dialog or menu that is gone as a whole gives the focus back by itself.
      if (last.scope?.isConnected !== false) heirOf(last, before)?.focus();
    };
    const observer = new MutationObserver(keep);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", note);
    document.addEventListener("pointerdown", forget, true);
    return () => {
      observer.disconnect();
      document.removeEventListener("focusin", note);
      document.removeEventListener("pointerdown", forget, true);
    };
  }, []);
  return null;
}
