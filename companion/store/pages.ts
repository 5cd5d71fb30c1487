/** Pages of what has an order by time: where one ended is told as a cursor, and the next begins behind it. */
import { type SQL, sql } from "drizzle-orm";

/** A time, and what tells apart those of the same time. */
export interface Place {
  readonly at: string;
  readonly key: string;
}

interface CursorPlace extends Place {
  /** Whether the page goes back towards the newest. */
  readonly isNewer: boolean;
}

export function cursorOf({ at, key }: Place, isNewer = false): string {
  return Buffer.from(JSON.stringify([at, key, ...(isNewer ? ["newer"] : [])])).toString("base64url");
}

/** Null for a cursor of nobody's making. */
export function placeOf(cursor: string | undefined): CursorPlace | null {
  try {
    const [at, key, way]: unknown[] = JSON.parse(Buffer.from(cursor ?? "", "base64url").toString());
    return typeof at === "string" && typeof key === "string" ? { at, key, isNewer: way === "newer" } : null;
  } catch {
    return null;
  }
}

/** Rows behind the place in an order by time and key, both descending; those before it for `isNewer`. */
export function beyond(place: Place | null, at: SQL, key: SQL, isNewer = false): SQL {
  if (place === null) return sql`true`;
  const than = sql.raw(isNewer ? ">" : "<");
  return sql`(${at} ${than} ${place.at} or (${at} = ${place.at} and ${key} ${than} ${place.key}))`;
}

/** Of rows that are one more than the page when there is another. */
export function pageOf<Row>(rows: readonly Row[], limit: number, placeOfRow: (row: Row) => Place) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { page, nextCursor: hasMore ? cursorOf(placeOfRow(last)) : null };
}
