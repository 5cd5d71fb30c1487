/** A store's value for what is dear to draw: told at once when it rested, then at most so often while changes pour in. */
import { useCallback, useSyncExternalStore } from "react";
import type { StoreApi } from "zustand";

export function usePacedStore<State, Picked>(
  store: Pick<StoreApi<State>, "subscribe" | "getState">,
  select: (state: State) => Picked,
  everyMs: number,
): Picked {
  const subscribe = useCallback((tell: () => void) => paced(store, tell, everyMs), [store, everyMs]);
  return useSyncExternalStore(subscribe, () => select(store.getState()));
}

/** The last change is always told. */
function paced<State>(store: Pick<StoreApi<State>, "subscribe">, tell: () => void, everyMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  const rest = () => {
    timer = undefined;
    if (isDue) now();
  };
  const now = () => {
    isDue = false;
    timer = setTimeout(rest, everyMs);
    tell();
  };
  const end = store.subscribe(() => {
    isDue = true;
    if (timer === undefined) now();
  });
  return () => {
    clearTimeout(timer);
    end();
  };
}
