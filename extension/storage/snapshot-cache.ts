/** The last live list, painted first when a page opens; holds no QR and no code. */
import { storage } from "wxt/utils/storage";
import type { Snapshot } from "#shared/events";
import type { Clock } from "../clock";
import type { WhatsappStore } from "../stores/whatsapp-store";

interface RememberedList {
  readonly companionUrl: string;
  readonly at: number;
  /** As text: the browser copies objects one by one, and tells each open page of what was there before and after. */
  readonly json: string;
}

const listItem = storage.defineItem<RememberedList | null>("local:lastList", { fallback: null });
/** After a change, and while changes pour in after the last time. */
const saveDelayMs = 1000;
const restMs = 5000;

/** Begins to read at once; what it answers paints the list if it is this companion's, unless live data was faster. */
export function recallList(whatsapp: WhatsappStore): (companionUrl: string) => Promise<void> {
  const reading = listItem.getValue();
  return async (companionUrl) => {
    const remembered = await reading;
    if (remembered?.companionUrl !== companionUrl) return;
    const snapshot = parsed(remembered.json);
    if (snapshot !== null) whatsapp.getState().applyRemembered(snapshot, remembered.at);
  };
}

/** What another version of the extension left is not understood. */
function parsed(json: unknown): Snapshot | null {
  return typeof json === "string" ? JSON.parse(json) : null;
}

/** Saves the list soon after a live change, seldom while they pour in, and when the line is cut; the answer stops it. */
export function rememberList(whatsapp: WhatsappStore, readUrl: () => string, clock: Clock): () => void {
  let cancelSave: (() => void) | null = null;
  let restedAt = 0;
  const save = () => {
    cancelSave = null;
    restedAt = clock.now() + restMs;
    const { accounts, rev, isLive, snapshotAt } = whatsapp.getState();
    // Cleared meanwhile, as after a revoke.
    if (snapshotAt === null) return;
    const snapshot: Snapshot = { rev, accounts: Object.values(accounts) };
    const at = isLive ? clock.now() : snapshotAt;
    void listItem.setValue({ companionUrl: readUrl(), at, json: JSON.stringify(snapshot) });
  };
  const stopListening = whatsapp.subscribe((state, before) => {
    const hasChanged = state.isLive && state.accounts !== before.accounts;
    const wasCut = before.isLive && !state.isLive;
    // The clock of the machine may have been put back meanwhile.
    const delayMs = Math.min(restMs, Math.max(saveDelayMs, restedAt - clock.now()));
    if (hasChanged || wasCut) cancelSave ??= clock.after(delayMs, save);
  });
  return () => {
    stopListening();
    cancelSave?.();
  };
}

export async function forgetList(): Promise<void> {
  await listItem.removeValue();
}
