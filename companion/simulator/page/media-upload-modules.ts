/** The modules whatsapp-web.js sends media through: it is prepared, "uploaded" to nowhere, and becomes a message. */
import { bytesToBase64, randomBytes } from "./bytes";
import type { Modules, PageContext } from "./page-context";

class OpaqueData {
  readonly #file: Blob;

  constructor(file: Blob) {
    this.#file = file;
  }

  static async createFromData(file: Blob): Promise<OpaqueData> {
    return new OpaqueData(file);
  }

  get type(): string {
    return this.#file.type;
  }
  get size(): number {
    return this.#file.size;
  }
  url(): string {
    return URL.createObjectURL(this.#file);
  }
  formData(): Blob {
    return this.#file;
  }
  autorelease(): void {}
}

class MediaModel {
  readonly mediaBlob: OpaqueData;
  readonly mimetype: string;
  readonly type: string;
  readonly filehash = bytesToBase64(randomBytes(32));
  readonly size: number;
  /** What a message with this media shows while it loads; the library takes it for the body. */
  readonly preview = "";

  constructor(mediaBlob: OpaqueData, hasInternalId: boolean) {
    this.mediaBlob = mediaBlob;
    this.mimetype = mediaBlob.type;
    this.type = mediaBlob.type.startsWith("image/") ? "image" : "document";
    this.size = mediaBlob.size;
    if (hasInternalId) Object.assign(this, { __x_id: undefined });
  }

  set(changes: object): void {
    Object.assign(this, changes);
  }
  toJSON(): object {
    const { mimetype, type, filehash, size } = this;
    return { mimetype, type, filehash, size };
  }
}

export function mediaUploadModules({ rows }: PageContext): Modules {
  const mediaEntry = () => {
    const key = bytesToBase64(randomBytes(16));
    return { mmsUrl: "", directPath: `/media/${key}`, mediaKey: key, mediaKeyTimestamp: 0, encFilehash: key };
  };
  return {
    WAWebMediaOpaqueData: OpaqueData,
    WAWebPrepRawMedia: {
      prepRawMedia: (data: OpaqueData) => ({
        waitForPrep: async () => new MediaModel(data, rows().mediaHasInternalId),
      }),
    },
    WAWebMediaStorage: {
      getOrCreateMediaObject: (filehash: string) => ({ filehash, type: "image", size: 1, consolidate() {} }),
    },
    WAWebMmsMediaTypes: { msgToMediaType: ({ type }: { type: string }) => type, castToV4: (type: string) => type },
    WAWebMediaDataUtils: { shouldUseMediaCache: () => false },
    WAWebMediaMmsV4Upload: { uploadMedia: async () => ({ mediaEntry: mediaEntry() }) },
  };
}
