/**
 * Answers the list of accounts from memory while it is unchanged: 304 to whoever shows the tag of the last answer, else
 * the bytes prepared for the one before. Five hundred kilobytes are not made again for every program that polls.
 */
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env";
import { type ListPage, type ListPages, listHeaders, packed } from "./list-pages";

async function respond(page: ListPage, acceptsGzip: boolean): Promise<Response> {
  const bytes = acceptsGzip ? await packed(page) : page.plain;
  return new Response(bytes, { headers: listHeaders(page, bytes) });
}

/** Comes after the scope step. */
export function createListCache(pages: ListPages) {
  return createMiddleware<AppEnv>(async (context, next) => {
    const question = questionIn(context.req.url);
    // Read before the rows: they may be newer than their tag, never older.
    const etag = pages.etagOf(question);
    if (context.req.header("if-none-match") === etag) {
      return new Response(null, { status: 304, headers: { ETag: etag } });
    }
    const acceptsGzip = (context.req.header("accept-encoding") ?? "").includes("gzip");
    const known = pages.find(question);
    if (known !== null) return respond(known, acceptsGzip);
    await next();
    if (context.res.status !== 200) return undefined;
    const page: ListPage = { etag, plain: new Uint8Array(await context.res.arrayBuffer()), zipped: null };
    pages.keep(question, page);
    const answer = await respond(page, acceptsGzip);
    // Hono copies the headers of an answer into the one that replaces it, its length and type among them.
    context.res = undefined;
    context.res = answer;
    return undefined;
  });
}

/** The query of a URL, as it was sent. */
export function questionIn(url: string): string {
  const from = url.indexOf("?");
  return from === -1 ? "" : url.slice(from);
}
