/** Puts the parts together that popup, panel, welcome page and background share: stores, companion, storage. */
import type { AccountActions } from "../account-actions/account-actions";
import { createAccountActions } from "../account-actions/account-actions";
import { type BatchActions, createBatchActions } from "../account-actions/batch-actions";
import { findWall } from "../api/browser-walls";
import { createHttpClient, type HttpClient, type Target } from "../api/http-client";
import { openSocket } from "../api/open-socket";
import { createPictures, type Pictures } from "../api/pictures";
import type { OpenSocket } from "../api/socket-client";
import { type Clock, systemClock } from "../clock";
import { LiveConnection } from "../live/live-connection";
import { createMessageFeed, type MessageFeed } from "../live/message-feed";
import { forgetOutdatedPicture } from "../storage/outdated-picture";
import { pairingItem } from "../storage/pairing";
import { bindPreferences } from "../storage/preferences";
import { forgetList, recallList, rememberList } from "../storage/snapshot-cache";
import { type ConnectionStore, createConnectionStore } from "../stores/connection";
import { createPreferencesStore, type PreferencesStore } from "../stores/preferences";
import { createSelectionStore, type SelectionStore } from "../stores/selection";
import { createWhatsappStore, type WhatsappStore } from "../stores/whatsapp-store";

export interface Stores {
  readonly whatsapp: WhatsappStore;
  readonly connection: ConnectionStore;
  readonly preferences: PreferencesStore;
  readonly selection: SelectionStore;
}

export interface Core extends Stores {
  readonly http: HttpClient;
  readonly pictures: Pictures;
  readonly actions: AccountActions;
  readonly batch: BatchActions;
  readonly messages: MessageFeed;
  readonly live: LiveConnection;
  readonly clock: Clock;
  /** Preferences and the remembered list are in the stores when this resolves. */
  load(): Promise<void>;
}

interface Platform {
  readonly fetch: typeof fetch;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  readonly random: () => number;
}

const browserPlatform: Platform = {
  fetch: (...request) => fetch(...request),
  openSocket,
  clock: systemClock,
  random: Math.random,
};

export function createCore(platform: Platform = browserPlatform): Core {
  const { clock, random } = platform;
  const stores = {
    whatsapp: createWhatsappStore(),
    connection: createConnectionStore(),
    preferences: createPreferencesStore(),
    selection: createSelectionStore(),
  };
  const { whatsapp, connection, preferences } = stores;
  const companionUrl = () => preferences.getState().companionUrl;

  async function readTarget(): Promise<Target> {
    const url = companionUrl();
    const stored = await pairingItem.getValue();
    const pairing = stored?.companionUrl === url ? stored : null;
    return {
      companionUrl: url,
      token: pairing?.state === "paired" ? pairing.token : null,
      deviceId: pairing?.state === "paired" ? pairing.deviceId : null,
      wasRevoked: pairing?.state === "revoked",
    };
  }

  async function forgetPairing(): Promise<void> {
    await Promise.all([pairingItem.setValue({ state: "revoked", companionUrl: companionUrl() }), forgetList()]);
    whatsapp.getState().clear();
  }

  const messages = createMessageFeed();
  const http = createHttpClient({ fetch: platform.fetch, readTarget });
  const live = new LiveConnection({
    http,
    openSocket: platform.openSocket,
    readTarget,
    forgetPairing,
    findWall,
    whatsapp,
    messages,
    connection,
    clock,
    random,
  });

  return {
    ...stores,
    http,
    pictures: createPictures({
      read: (name) => http.blob("readAvatar", { params: { name } }),
      addressOf: (picture) => URL.createObjectURL(picture),
    }),
    messages,
    live,
    clock,
    actions: createAccountActions({ http, whatsapp }),
    batch: createBatchActions({ http, whatsapp }),
    load: async () => {
      // Both reads at once: whoever opens the page waits for them.
      const paintList = recallList(whatsapp);
      await bindPreferences(preferences);
      await paintList(companionUrl());
      rememberList(whatsapp, companionUrl, clock);
      forgetOutdatedPicture(whatsapp, preferences);
      watchTarget(live, preferences);
    },
  };
}

/** A browser paired, unpaired or pointed elsewhere on one page is so on every page. */
function watchTarget(live: LiveConnection, preferences: PreferencesStore): void {
  pairingItem.watch(() => live.restart());
  preferences.subscribe((state, before) => {
    if (state.companionUrl !== before.companionUrl) live.restart();
  });
}
