/** Things a page may do by itself at any time, on command of the control API. */
import type { PageAction } from "../wire";
import type { AppModels } from "./app-models";

const actions: Readonly<Record<PageAction, (app: AppModels) => void>> = {
  reload: () => location.reload(),
  "busy-loop": () => {
    while (Date.now() > 0);
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
