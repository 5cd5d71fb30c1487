/** The places of this companion, as it is configured. */
import { join } from "node:path";
import { createFilesystemPlace } from "./filesystem-place";
import { type MediaPlace, type MediaPlaces, nowhere } from "./media-place";
import { createS3Place, type S3Settings } from "./s3-place";

interface MediaPlacesOptions {
  readonly dataDir: string;
  readonly database: MediaPlace;
  readonly s3: S3Settings | null;
}

export function createMediaPlaces({ dataDir, database, s3 }: MediaPlacesOptions): MediaPlaces {
  return {
    filesystem: createFilesystemPlace(join(dataDir, "media")),
    database,
    s3: s3 === null ? null : createS3Place(s3),
    none: nowhere,
  };
}
