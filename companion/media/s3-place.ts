/**
 * Media as objects of an S3-compatible store. Asks for nothing but putting, getting, listing and deleting single objects,
 * which every such store has; the client library is loaded when the first object is asked for.
 */
import type { Readable } from "node:stream";
import { AppError } from "../errors";
import type { MediaKey, MediaPlace } from "./media-place";

export interface S3Settings {
  readonly bucket: string;
  /** Begins every key, so that a bucket can be shared with others. */
  readonly prefix: string;
  readonly region: string;
  /** Undefined: AWS itself. */
  readonly endpoint: string | undefined;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const connectMs = 5_000;
const requestMs = 60_000;
const contentType = "application/octet-stream";

async function connect({ region, endpoint, accessKeyId, secretAccessKey }: S3Settings) {
  const sdk = await import("@aws-sdk/client-s3");
  const client = new sdk.S3Client({
    region,
    ...(endpoint !== undefined && { endpoint }),
    credentials: { accessKeyId, secretAccessKey },
    // Names of buckets as hosts need a DNS of their own, which stores at home have not.
    forcePathStyle: endpoint !== undefined,
    // Newer checksums are unknown to many compatible stores; ours are in the database.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: connectMs, requestTimeout: requestMs },
  });
  return { sdk, client };
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new AppError("media_storage_failed", { cause });
  }
}

export function createS3Place(settings: S3Settings): MediaPlace {
  const { bucket: Bucket, prefix } = settings;
  let connecting: ReturnType<typeof connect> | null = null;
  const connected = () => {
    connecting ??= connect(settings);
    return connecting;
  };
  const folderOf = (accountId: string) => `${prefix}${accountId}/`;
  const keyOf = ({ accountId, id }: MediaKey) => `${folderOf(accountId)}${id}`;

  async function getObject(Key: string) {
    const { sdk, client } = await connected();
    return client.send(new sdk.GetObjectCommand({ Bucket, Key })).catch((thrown: unknown) => {
      if (thrown instanceof sdk.NoSuchKey) return null;
      throw thrown;
    });
  }

  async function removeObject(Key: string): Promise<void> {
    const { sdk, client } = await connected();
    await client.send(new sdk.DeleteObjectCommand({ Bucket, Key }));
  }

  async function removeAll(accountId: string): Promise<void> {
    const { sdk, client } = await connected();
    // The first page again and again, until nothing is on it.
    for (;;) {
      const { Contents = [] } = await client.send(
        new sdk.ListObjectsV2Command({ Bucket, Prefix: folderOf(accountId), MaxKeys: 1000 }),
      );
      if (Contents.length === 0) return;
      for (const { Key } of Contents) if (Key !== undefined) await removeObject(Key);
    }
  }

  return {
    keeps: true,
    put: (key, Body) =>
      inWords(async () => {
        const { sdk, client } = await connected();
        await client.send(new sdk.PutObjectCommand({ Bucket, Key: keyOf(key), Body, ContentType: contentType }));
      }),
    get: (key) =>
      inWords(async () => {
        const found = await getObject(keyOf(key));
        return found?.Body === undefined ? null : new Uint8Array(await found.Body.transformToByteArray());
      }),
    open: (key) =>
      inWords(async () => {
        const found = await getObject(keyOf(key));
        if (found?.Body === undefined || found.ContentLength === undefined) return null;
        // Outside of browsers it is what Node reads from the socket.
        return { bytes: found.ContentLength, content: found.Body as Readable };
      }),
    remove: (key) => inWords(() => removeObject(keyOf(key))),
    removeAll: (accountId) => inWords(() => removeAll(accountId)),
  };
}
