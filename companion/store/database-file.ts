/** What a database file is before SQLite is asked: plain, encrypted, or neither. */
import { closeSync, openSync, readSync } from "node:fs";

/** The path in a `file:` address, read as libSQL reads it. */
export function pathOfFileUrl(url: string): string {
  const [path = ""] = url.replace(/^file:(\/\/[^/]*)?/, "").split(/[?#]/);
  return decodeURIComponent(path);
}

/** A `file:` address for SQL, where the key goes with the file; an empty key means plain. */
export function fileUrlWithKey(path: string, key: string): string {
  return `file:${path.split("/").map(encodeURIComponent).join("/")}?key=${encodeURIComponent(key)}`;
}

/** `none`: no file or an empty one, which becomes whatever it is opened as. */
export type DatabaseFileKind = "none" | "plain" | "encrypted" | "other";

const plainHeader = Buffer.from("SQLite format 3\0");
/** SQLite demands these fractions in every header, and the cipher leaves bytes 16 to 23 as they are. */
const fractionsAt = 21;
const fractions = Buffer.from([64, 32, 32]);

export function readDatabaseFileKind(path: string): DatabaseFileKind {
  const header = Buffer.alloc(24);
  let length = 0;
  try {
    const file = openSync(path, "r");
    length = readSync(file, header, 0, header.length, 0);
    closeSync(file);
  } catch {
    // Whatever stands in the way, opening the database says it better.
    return "none";
  }
  if (length === 0) return "none";
  if (header.subarray(0, plainHeader.length).equals(plainHeader)) return "plain";
  return header.subarray(fractionsAt).equals(fractions) ? "encrypted" : "other";
}
