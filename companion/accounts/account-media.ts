/** The media of accounts: which client fetches it, and which facts say that there may be something to fetch. */

import type { EventBus } from "../events/event-bus";
import { createMedia, type Media, type MediaOptions } from "../media/media";
import type { MediaIndex } from "../media/media-index";
import type { ClientPool } from "../pool/client-pool";
import type { AccountStore } from "./account-store";

interface AccountMediaOptions extends Pick<MediaOptions, "assertQuietIsOver" | "settings" | "clock" | "log"> {
  readonly store: { readonly accounts: Pick<AccountStore, "find">; readonly media: MediaIndex };
  readonly media: Pick<MediaOptions, "places" | "maxBytes">;
  readonly bus: EventBus;
}

export function createAccountMedia(
  { store, media: { places, maxBytes }, bus, assertQuietIsOver, settings, clock, log }: AccountMediaOptions,
  { readyClientOf }: Pick<ClientPool, "readyClientOf">,
): Media {
  const media = createMedia({
    index: store.media,
    places,
    maxBytes,
    modeOf: async (accountId) => (await store.accounts.find(accountId))?.storageMode ?? null,
    readyClientOf,
    assertQuietIsOver,
    settings,
    clock,
    log,
  });
  bus.on("status.stored", ({ update }) => {
    if (update.status === "ready") media.wake(update.accountId);
  });
  return media;
}
