/** How long and how much media is kept: by the age of its message and by the room an account may take. */
import { beforeEach, expect, it } from "vitest";
import { silentLog } from "../diagnostics/log";
import { openStore, type Store } from "../store/open-store";
import { createTestClock, type TestClock } from "../testing/test-clock";
import { nowhere } from "./media-place";
import { createMediaRetention } from "./media-retention";
import { createMediaVault, type MediaVault } from "./media-vault";

const nothing = { keepMediaDays: null, keepMediaMb: null, keepMessageDays: null };
const dayMs = 24 * 60 * 60 * 1000;
let clock: TestClock;
let store: Store;
let vault: MediaVault;
beforeEach(async () => {
  clock = createTestClock();
  store = await openStore({ url: ":memory:", clock, random: () => 0.5, log: silentLog });
  const { mediaContents: database } = store;
  vault = createMediaVault(store.media, { filesystem: nowhere, database, s3: null, none: nowhere });
});

/** One media for each age in days, each of so many bytes. */
async function keepAges(accountId: string, days: readonly number[], bytes: number): Promise<void> {
  await store.accounts.insert({
    id: accountId,
    clientName: accountId,
    linkMethod: "qr",
    linkPhoneNumber: null,
    at: "",
  });
  for (const age of days) {
    const messageId = `${age} days`;
    const timestamp = Math.floor((clock.now() - age * dayMs) / 1000);
    const media = { mimetype: null, filename: null, bytes: null };
    const message = { messageId, chatId: "c", fromMe: false, body: "", type: "image", timestamp, media };
    await store.history.saveMessages(accountId, [message]);
    const record = await store.media.find(accountId, messageId);
    if (record !== null) await vault.keep(record, new Uint8Array(bytes), "database");
  }
}

async function left(accountId: string): Promise<string[]> {
  const stored = await store.media.listStored(accountId, "", 100);
  for (const record of stored) expect(await store.mediaContents.get(record)).not.toBeNull();
  return stored.map(({ messageId }) => messageId).sort();
}

function tidy(
  settings: Partial<typeof nothing | { keepMediaDays: number; keepMediaMb: number; keepMessageDays: number }>,
) {
  const { media: index } = store;
  return createMediaRetention({ index, drop: vault.drop, settings: () => ({ ...nothing, ...settings }), clock })();
}

it("keeps everything unless somebody chose otherwise", async () => {
  await keepAges("a", [1, 400], 10);

  await tidy({});

  expect(await left("a")).toEqual(["1 days", "400 days"]);
});

it("drops what is older than so many days; what is known of it stays", async () => {
  await keepAges("a", [1, 9, 11], 10);

  await tidy({ keepMediaDays: 10 });

  expect(await left("a")).toEqual(["1 days", "9 days"]);
  expect(await store.media.find("a", "11 days")).toMatchObject({ state: "idle", place: null, spare: null });
});

it("drops media with the messages it came with, and all that is known of it", async () => {
  await keepAges("a", [1, 11], 10);

  await tidy({ keepMessageDays: 10 });

  expect(await left("a")).toEqual(["1 days"]);
  expect(await store.media.find("a", "11 days")).toBeNull();
});

it("keeps the newest that fit, for each account", async () => {
  const third = 400 * 1024;
  await keepAges("a", [1, 2, 3], third);
  await keepAges("b", [4, 5], third);

  await tidy({ keepMediaMb: 1 });

  expect(await left("a")).toEqual(["1 days", "2 days"]);
  expect(await left("b")).toEqual(["4 days", "5 days"]);
});
