/** The last live list, painted first when a page opens; holds no QR and no code. */
import { storage } from "wxt/utils/storage";
import type { Snapshot } from "#shared/events";
import type { Clock } from "../clock";
import type { WhatsappStore } from "../stores/whatsapp-store";

interface RememberedList {
  readonly companionUrl: string;
  readonly at: number;
  readonly snapshot: Snapshot;
}

const listItem = storage.defineItem<RememberedList | null>("local:lastList", { fallback: null });
const saveDelayMs = 1000;

/** Begins to read at once; what it answers paints the list if it is this companion's, unless live data was faster. */
export function recallList(whatsapp: WhatsappStore): (companionUrl: string) => Promise<void> {
  const reading = listItem.getValue();
  return async (companionUrl) => {
    const remembered = await reading;
    if (remembered?.companionUrl !== companionUrl) return;
    whatsapp.getState().applyRemembered(remembered.snapshot, remembered.at);
  };
}

/** Saves the list soon after each live change and when the line is cut; the answer stops it. */
export function rememberList(whatsapp: WhatsappStore, readUrl: () => string, clock: Clock): () => void {
  let cancelSave: (() => void) | null = null;
  const save = () => {
    cancelSave = null;
    const { accounts, rev, isLive, snapshotAt } = whatsapp.getState();
    // Cleared meanwhile, as after a revoke.
    if (snapshotAt === null) return;
    const snapshot = { rev, accounts: Object.values(accounts) };
    void listItem.setValue({ companionUrl: readUrl(), at: isLive ? clock.now() : snapshotAt, snapshot });
  };
  const stopListening = whatsapp.subscribe((state, before) => {
    const hasChanged = state.isLive && state.accounts !== before.accounts;
    const wasCut = before.isLive && !state.isLive;
    if (hasChanged || wasCut) cancelSave ??= clock.after(saveDelayMs, save);
  });
  return () => {
    stopListening();
    cancelSave?.();
  };
}

export async function forgetList(): Promise<void> {
  await listItem.removeValue();
}
