/** What the panel is to begin with, left by the page that opens it; forgotten with the browser's session. */
import { storage } from "wxt/utils/storage";

const nextItem = storage.defineItem<"add" | null>("session:nextDialog", { fallback: null });

export function leaveNextDialog(dialog: "add"): Promise<void> {
  return nextItem.setValue(dialog);
}

/** Calls back with what was left before or is left from now on, once each; the answer stops it. */
export function onNextDialog(open: (dialog: "add") => void): () => void {
  const take = (dialog: "add" | null) => {
    if (dialog === null) return;
    void nextItem.removeValue();
    open(dialog);
  };
  void nextItem.getValue().then(take);
  return nextItem.watch(take);
}
