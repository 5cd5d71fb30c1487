/** The zustand store of accounts (PRD §8.3): pure steps of whatsapp-state, bound to one state. */
import { createStore } from "zustand/vanilla";
import type { Account } from "#shared/account";
import type { PairingCodeEvent, Snapshot, StatusUpdate } from "#shared/events";
import type { SyncProgress } from "#shared/history";
import * as steps from "./whatsapp-state";

export interface WhatsappActions {
  applySnapshot(snapshot: Snapshot, at: number): void;
  applyRemembered(snapshot: Snapshot, at: number): void;
  applyReread(list: Snapshot, knownBefore: readonly string[], at: number): void;
  /** `reread` when a gap or an unknown account shows that something was missed. */
  applyStatus(update: StatusUpdate): steps.StatusEffect;
  applyAccount(account: Account): void;
  removeAccount(accountId: string): void;
  applyPairingCode(event: PairingCodeEvent): void;
  applyQrText(accountId: string, issuedAt: string, qrText: string): void;
  applySyncProgress(progress: SyncProgress): void;
  /** Its end was read. */
  forgetSync(accountId: string): void;
  loseLive(at: number): void;
  noteDegraded(isDegraded: boolean): void;
  noteNetworkLost(isNetworkLost: boolean): void;
  beginAction(accountIds: readonly string[], action: steps.AccountAction): void;
  endAction(accountIds: readonly string[]): void;
  /** Forgets everything, as after a revoke. */
  clear(): void;
}

export type WhatsappStoreState = steps.WhatsappState & WhatsappActions;
export type WhatsappStore = ReturnType<typeof createWhatsappStore>;

export function createWhatsappStore(initial: Partial<steps.WhatsappState> = {}) {
  return createStore<WhatsappStoreState>()((set, get) => ({
    ...steps.emptyWhatsappState,
    ...initial,
    applySnapshot: (snapshot, at) => set((state) => steps.applySnapshot(state, snapshot, at)),
    applyRemembered: (snapshot, at) => set((state) => steps.applyRemembered(state, snapshot, at)),
    applyReread: (list, knownBefore, at) => set((state) => steps.applyReread(state, list, knownBefore, at)),
    applyStatus: (update) => {
      const { state, effect } = steps.applyStatus(get(), update);
      set(state);
      return effect;
    },
    applyAccount: (account) => set((state) => steps.applyAccount(state, account)),
    removeAccount: (accountId) => set((state) => steps.removeAccount(state, accountId)),
    applyPairingCode: (event) => set((state) => steps.applyPairingCode(state, event)),
    applyQrText: (accountId, issuedAt, qrText) => set((state) => steps.applyQrText(state, accountId, issuedAt, qrText)),
    applySyncProgress: (progress) => set((state) => steps.applySyncProgress(state, progress)),
    forgetSync: (accountId) => set((state) => steps.forgetSync(state, accountId)),
    noteDegraded: (isDegraded) => set({ isDegraded }),
    noteNetworkLost: (isNetworkLost) => set({ isNetworkLost }),
    loseLive: (at) => set((state) => steps.loseLive(state, at)),
    beginAction: (accountIds, action) => set((state) => steps.beginAction(state, accountIds, action)),
    endAction: (accountIds) => set((state) => steps.endAction(state, accountIds)),
    clear: () => set(steps.emptyWhatsappState),
  }));
}
