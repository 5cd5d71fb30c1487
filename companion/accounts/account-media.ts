/** The media of accounts: which client fetches it, and which facts say that there may be something to fetch. */

import type { EventBus } from "../events/event-bus";
import { createMedia, type Media, type MediaOptions } from "../media/media";
import type { MediaIndex } from "../media/media-index";
import type { ClientPool } from "../pool/client-pool";
import type { AccountStore } from "./account-store";

const settleMs = 1_000;

interface AccountMediaOptions
  extends Pick<MediaOptions, "assertQuietIsOver" | "during" | "settings" | "clock" | "log"> {
  readonly store: { readonly accounts: Pick<AccountStore, "find">; readonly media: MediaIndex };
  readonly media: Pick<MediaOptions, "places" | "maxBytes">;
  readonly bus: EventBus;
}

export function createAccountMedia(
  { store, media: { places, maxBytes }, bus, assertQuietIsOver, during, settings, clock, log }: AccountMediaOptions,
  { readyClientOf }: Pick<ClientPool, "readyClientOf">,
): Media {
  const media = createMedia({
    index: store.media,
    places,
    maxBytes,
    modeOf: async (accountId) => (await store.accounts.find(accountId))?.storageMode ?? null,
    readyClientOf,
    assertQuietIsOver,
    during,
    settings,
    clock,
    log,
  });
  // A connection that comes and goes in a burst is looked at once.
  const noted = new Set<string>();
  bus.on("status.stored", ({ update: { accountId, status } }) => {
    if (status !== "ready" || noted.has(accountId)) return;
    noted.add(accountId);
    clock.after(settleMs, () => {
      noted.delete(accountId);
      media.wake(accountId);
    });
  });
  return media;
}
