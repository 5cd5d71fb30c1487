/** Things a page may do by itself at any time, on command of the control API. */
import type { PageAction } from "../wire";
import type { AppModels } from "./app-models";

const actions: Readonly<Record<PageAction, (app: AppModels) => void>> = {
  reload: () => location.reload(),
  "busy-loop": () => {
    while (Date.now() > 0);
  },
  "cut-bridge": () => {
    // Whatever was exposed to the page: it still calls these, and nobody hears.
    const exposed = Object.keys(window).filter((name) => /^on[A-Z]/.test(name));
    for (const name of exposed) Object.assign(window, { [name]: () => new Promise(() => {}) });
  },
  "replace-state": () => history.replaceState(null, "", `/?tick=${Date.now()}`),
  "add-iframe": () => document.body.append(document.createElement("iframe")),
  "cancel-passkey": () => document.querySelector<HTMLElement>('[data-testid="shortcake_cancel_button"]')?.click(),
  "repeat-sync": ({ socket }) => {
    socket.set({ hasSynced: false });
    socket.set({ hasSynced: true });
  },
};

export function perform(action: PageAction, app: AppModels): void {
  actions[action](app);
}
