/** One account as an encrypted file, made while it is read. */
import { isoTime } from "../clock";
import { AppError } from "../errors";
import { readArchive } from "../moving/account-archive";
import { writeManifest } from "../moving/manifest";
import { type ByteStream, seal } from "../moving/sealing";
import { type AccountContext, findAccount } from "./account-context";
import { type AccountRecord, isParked } from "./account-store";

export interface AccountFile {
  readonly clientName: string;
  readonly content: ByteStream;
}

interface ExportOptions {
  readonly passphrase: string;
  readonly work: number | undefined;
}

/** Nothing runs, and nothing will by itself: then its profile stands still. */
function isStopped({ pool }: AccountContext, record: AccountRecord): boolean {
  return record.desired === "stopped" && !isParked(record) && pool.activityOf(record.id) === "idle";
}

/** Calls `onEnd` once, when the last byte was read, the source failed or the reader went away. */
function endNoted(source: ByteStream, onEnd: () => void): ByteStream {
  const reader = source.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          onEnd();
          controller.close();
        } catch (thrown) {
          onEnd();
          controller.error(thrown);
        }
      },
      async cancel(reason) {
        onEnd();
        await reader.cancel(reason);
      },
    },
    // Nothing is made ahead of who reads.
    { highWaterMark: 0 },
  );
}

function archiveOf({ clock, media, moving, profiles }: AccountContext, record: AccountRecord): ByteStream {
  return readArchive({
    accountId: record.id,
    manifest: writeManifest(record, isoTime(clock)),
    rows: moving,
    readMedia: media.readStored,
    profile: profiles.pathOf(record.id),
  });
}

export async function exportAccount(
  context: AccountContext,
  name: string,
  { passphrase, work }: ExportOptions,
): Promise<AccountFile> {
  const { exports, log, writer } = context;
  const record = await writer.exclusively(async () => {
    const found = await findAccount(context, name);
    if (exports.has(found.id)) throw new AppError("account_moving");
    if (!isStopped(context, found)) throw new AppError("account_running");
    exports.add(found.id);
    return found;
  });
  const release = () => void exports.delete(record.id);
  try {
    const content = endNoted(await seal(archiveOf(context, record), passphrase, work), release);
    log.info("accounts.exporting", { accountId: record.id });
    return { clientName: record.clientName, content };
  } catch (thrown) {
    release();
    throw thrown;
  }
}
