/** Hands stores and actions to the screens, each with its hook. */
import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { ConnectionStoreState } from "../stores/connection";
import type { PreferencesStoreState } from "../stores/preferences";
import type { SelectionStoreState } from "../stores/selection";
import type { WhatsappStoreState } from "../stores/whatsapp-store";
import type { Core } from "./core";

/** What a screen may use; `load` belongs to whoever opens the page. */
export type App = Omit<Core, "load">;

const AppContext = createContext<App | null>(null);

export function AppProvider({ app, children }: { readonly app: App; readonly children: ReactNode }) {
  return <AppContext value={app}>{children}</AppContext>;
}

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error("A screen was rendered outside AppProvider");
  return app;
}

export const useActions = () => useApp().actions;
export const useBatch = () => useApp().batch;

/** Select plain values or wrap the selector in zustand's `useShallow`: a new object each time renders for ever. */
export function useWhatsapp<Picked>(select: (state: WhatsappStoreState) => Picked): Picked {
  return useStore(useApp().whatsapp, select);
}

export function useConnection<Picked>(select: (state: ConnectionStoreState) => Picked): Picked {
  return useStore(useApp().connection, select);
}

export function usePreferences<Picked>(select: (state: PreferencesStoreState) => Picked): Picked {
  return useStore(useApp().preferences, select);
}

export function useSelection<Picked>(select: (state: SelectionStoreState) => Picked): Picked {
  return useStore(useApp().selection, select);
}
