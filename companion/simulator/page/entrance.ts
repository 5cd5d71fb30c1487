/** How the page comes to be connected: unpaired with a QR, freshly linked, or restored from its login. */
import type { DeviceLogin, WireAccount } from "../wire";
import { dropLogin, saveLogin } from "./identity";
import type { PageContext } from "./page-context";
import type { Screen } from "./screen";
import { type Stages, sleep } from "./stages";

interface EntranceOptions {
  readonly page: PageContext;
  readonly stages: Stages;
  readonly screen: Screen;
}

export interface Entrance {
  unpaired(wasForgotten: boolean): Promise<void>;
  showRef(ref: string): void;
  refsExhausted(): void;
  linked(login: DeviceLogin, account: WireAccount): Promise<void>;
  restored(account: WireAccount): Promise<void>;
}

const progressSteps = [10, 40, 70, 99];

export function createEntrance({ page, stages, screen }: EntranceOptions): Entrance {
  const { app, store, connection } = page;

  const connect = async (account: WireAccount) => {
    const { number, pushName, battery, plugged } = account;
    store.load(account);
    app.conn.set({ pushname: pushName, platform: "android", phone: {}, battery, plugged });
    screen.showAccount(number, pushName);
    app.socket.set({ state: "CONNECTED" });
    for (const percent of progressSteps) {
      app.offlineProgress = percent;
      app.cmd.trigger("offline_progress_update_from_bridge");
      await sleep(page.knobs().delaysMs.sync / progressSteps.length);
    }
    await stages.unhang("sync");
    app.socket.set({ hasSynced: true });
  };

  return {
    async unpaired(wasForgotten) {
      if (wasForgotten) await dropLogin();
      await stages.pass("qr");
      connection.say({ kind: "want-refs" });
    },
    showRef(ref) {
      app.conn.set({ ref });
      app.socket.set({ state: "UNPAIRED" });
      screen.showQr(ref, page.keys.forQr());
    },
    refsExhausted() {
      app.conn.set({ ref: undefined });
      app.socket.set({ state: "UNPAIRED_IDLE" });
      screen.showIdle();
    },
    async linked(login, account) {
      app.conn.set({ ref: undefined });
      app.socket.set({ state: "PAIRING" });
      page.passkey.reset();
      await stages.pass("pair");
      await saveLogin(login);
      if (page.knobs().reloadAfterPairing) return location.reload();
      await connect(account);
    },
    async restored(account) {
      await stages.pass("connect");
      await connect(account);
    },
  };
}
