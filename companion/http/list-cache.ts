/**
 * Answers the list of accounts from memory while it is unchanged: 304 to whoever shows the tag of the last answer, else
 * the bytes prepared for the one before. Five hundred kilobytes are not made again for every program that polls.
 */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env";

/** So many different questions are remembered; each may be a page of a thousand accounts. */
const mostPages = 16;
const smallest = 1024;

interface Prepared {
  readonly version: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly zipped: Uint8Array<ArrayBuffer> | null;
}

const zip = promisify(gzip);

async function prepare(version: string, response: Response): Promise<Prepared> {
  const plain = new Uint8Array(await response.arrayBuffer());
  const zipped = plain.byteLength < smallest ? null : Uint8Array.from(await zip(plain));
  return { version, plain, zipped };
}

function respond({ plain, zipped }: Prepared, etag: string, acceptsGzip: boolean): Response {
  const headers = new Headers({ "Content-Type": "application/json", ETag: etag, Vary: "Accept-Encoding" });
  if (zipped === null || !acceptsGzip) return new Response(plain, { headers });
  headers.set("Content-Encoding", "gzip");
  return new Response(zipped, { headers });
}

/** Comes after the scope step. `version` must change before anybody is told of a change. */
export function createListCache(version: () => string) {
  const pages = new Map<string, Prepared>();

  function keep(question: string, prepared: Prepared): void {
    pages.delete(question);
    pages.set(question, prepared);
    const [oldest] = pages.keys();
    if (pages.size > mostPages && oldest !== undefined) pages.delete(oldest);
  }

  return createMiddleware<AppEnv>(async (context, next) => {
    const question = new URL(context.req.url).search;
    // Read before the rows: they may be newer than their tag, never older.
    const now = version();
    const etag = `W/"${createHash("sha1").update(`${now}${question}`).digest("base64url")}"`;
    if (context.req.header("if-none-match") === etag)
      return new Response(null, { status: 304, headers: { ETag: etag } });
    const acceptsGzip = (context.req.header("accept-encoding") ?? "").includes("gzip");
    const known = pages.get(question);
    if (known?.version === now) return respond(known, etag, acceptsGzip);
    await next();
    if (context.res.status !== 200) return undefined;
    const prepared = await prepare(now, context.res);
    keep(question, prepared);
    const answer = respond(prepared, etag, acceptsGzip);
    // Hono copies the headers of an answer into the one that replaces it, its length and type among them.
    context.res = undefined;
    context.res = answer;
    return undefined;
  });
}
