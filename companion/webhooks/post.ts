/** One POST to an address that strangers may have chosen: looked up once, judged, and connected to as it was judged. */
import type { LookupAddress } from "node:dns";
import { type ClientRequest, type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { WebhookFailure } from "#shared/webhook-events";
import type { AddressPolicy } from "./address-policy";

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export interface PostOptions {
  readonly resolve: Resolve;
  readonly policy: AddressPolicy;
  readonly timeoutMs: number;
}

export interface PostRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal?: AbortSignal | undefined;
}

export interface PostOutcome {
  readonly status: number | null;
  /** Null: it was taken. */
  readonly failure: WebhookFailure | null;
}

export type Post = (request: PostRequest) => Promise<PostOutcome>;

const failed = (failure: WebhookFailure): PostOutcome => ({ status: null, failure });

/** The addresses of a URL, or why it must not be asked. */
export async function judge(
  url: URL,
  { resolve, policy }: Pick<PostOptions, "resolve" | "policy">,
): Promise<{ readonly addresses: readonly LookupAddress[] } | { readonly failure: WebhookFailure }> {
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const family = isIP(host);
  const addresses = family === 0 ? await resolve(host).catch(() => []) : [{ address: host, family }];
  if (addresses.length === 0) return { failure: "unresolvable" };
  if (addresses.some(({ address }) => policy.isRefused(address))) return { failure: "private_address" };
  const isTrusted = addresses.every(({ address }) => policy.isListed(address));
  return url.protocol === "https:" || isTrusted ? { addresses } : { failure: "insecure_url" };
}

/** Gives the connection what was judged, whatever the name would resolve to by now. */
function pinTo(addresses: readonly LookupAddress[]): LookupFunction {
  return (_host, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, [...addresses]);
    else done(null, first?.address ?? "", first?.family);
  };
}

function failureOf(error: NodeJS.ErrnoException, isLate: boolean): WebhookFailure {
  if (isLate) return "timeout";
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(error.code ?? "") ? "tls" : "unreachable";
}

/** Follows no redirect: the answer's head is all that is read of it. */
function send(url: URL, { body, headers }: PostRequest, options: RequestOptions): Promise<PostOutcome> {
  return new Promise((resolve) => {
    const ask = url.protocol === "https:" ? requestHttps : requestHttp;
    const sent: ClientRequest = ask(url, {
      ...options,
      method: "POST",
      agent: false,
      headers: { ...headers, "Content-Length": Buffer.byteLength(body) },
    });
    sent.on("response", ({ statusCode = 0 }) => {
      const isTaken = statusCode >= 200 && statusCode < 300;
      const isRedirect = statusCode >= 300 && statusCode < 400;
      resolve({ status: statusCode, failure: isTaken ? null : isRedirect ? "redirect" : "http_status" });
      sent.destroy();
    });
    sent.on("error", (error) => resolve(failed(failureOf(error, error.name === "AbortError"))));
    sent.end(body);
  });
}

export function createPost({ timeoutMs, ...surroundings }: PostOptions): Post {
  return async (request) => {
    const url = new URL(request.url);
    const late = AbortSignal.timeout(timeoutMs);
    const signal = request.signal === undefined ? late : AbortSignal.any([late, request.signal]);
    const tooLate = new Promise<{ failure: WebhookFailure }>((resolve) => {
      signal.addEventListener("abort", () => resolve({ failure: "timeout" }), { once: true });
    });
    const judged = await Promise.race([judge(url, surroundings), tooLate]);
    if ("failure" in judged) return failed(judged.failure);
    return send(url, request, { signal, lookup: pinTo(judged.addresses) });
  };
}
