/** Accounts with scripted clients whose media really goes to a folder, a database and an S3 server. */
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import type { StorageMode } from "#shared/settings-limits";
import { createAccountsRig } from "../../accounts/testing/accounts-rig";
import type { ChatMessage, MediaNote } from "../../whatsapp/client-port";
import { createFilesystemPlace } from "../filesystem-place";
import type { MediaPlaces } from "../media-place";
import { createS3Place } from "../s3-place";
import type { S3Server } from "./s3-server";

export const note: MediaNote = { mimetype: "image/png", filename: null, bytes: 5 };
const contentOf = (messageId: string) => new TextEncoder().encode(`bytes of ${messageId}`);

/** Without a server there is no bucket. */
export async function createMediaRig(s3: S3Server | null = null, wrap = (places: MediaPlaces) => places) {
  const folder = await mkdtemp(join(tmpdir(), "saklar-media-"));
  const disk = createFilesystemPlace(folder);
  const bucket = s3 === null ? null : createS3Place(s3.settings);
  const rig = await createAccountsRig({ wrapPlaces: (places) => wrap({ ...places, filesystem: disk, s3: bucket }) });
  const fetched: string[] = [];
  rig.clients.fetchMedia = async (messageId) => {
    fetched.push(messageId);
    return { mimetype: "image/png", filename: null, content: contentOf(messageId) };
  };
  const { media } = rig.accounts;
  await rig.accounts.boot();

  return {
    ...rig,
    media,
    folder,
    /** Ids of messages whose media was asked for, in order. */
    fetched,
    contentOf,
    message: (messageId: string, change: Partial<ChatMessage> = {}): ChatMessage => ({
      messageId,
      chatId: "c1",
      fromMe: false,
      body: "",
      type: "image",
      timestamp: Math.floor(rig.clock.now() / 1000),
      media: note,
      ...change,
    }),
    hear: (message: ChatMessage, accountId?: string) =>
      rig.clients.latest(accountId).report({ kind: "message", message }),
    text: async (name: string, messageId: string) => new Response((await media.read(name, messageId)).content).text(),
    /** Resolves when all that is wanted is stored, in the account's place. */
    async settled(name: string, files: number): Promise<void> {
      await vi.waitFor(async () => {
        const usage = await media.usage(name);
        if (usage.files === files && usage.waiting === 0 && usage.moving === null) return;
        throw new Error(JSON.stringify(usage));
      });
      await rig.accounts.mediaIdle();
    },
    setMode: (name: string, storageMode: StorageMode) => rig.useCases.update(name, { storageMode }),
    filesOf: (accountId: string) => (existsSync(join(folder, accountId)) ? readdirSync(join(folder, accountId)) : []),
    objectsOf: (accountId: string) => s3?.keys().filter((key) => key.includes(accountId)) ?? [],
    /** How many contents of the account the database has. */
    async contentsOf(accountId: string): Promise<number> {
      let found = 0;
      const stored = await rig.store.media.listStored(accountId, "", 1000);
      for (const record of stored) if ((await rig.store.mediaContents.get(record)) !== null) found += 1;
      return found;
    },
    close: async () => {
      await rig.accounts.shutdown();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type MediaRig = Awaited<ReturnType<typeof createMediaRig>>;
