/** Every REST operation as one typed call; for programs on Node and in browsers, without the schema library. */
import type { z } from "zod";
import { errorOf, SaklarError } from "#shared/client/saklar-error";
import { type OperationName, operations } from "#shared/paths";
import type { Contracts } from "#shared/routes";

type Part<Name extends OperationName, Key extends string> =
  Contracts[Name] extends Readonly<Record<Key, infer Schema extends z.ZodType>>
    ? { readonly [K in Key]: z.input<Schema> }
    : unknown;
type OptionalPart<Name extends OperationName, Key extends string> = Partial<Part<Name, Key>>;
type Body<Name extends OperationName> = Contracts[Name] extends { readonly bodyOptional: true }
  ? OptionalPart<Name, "body">
  : Part<Name, "body">;

/** What an operation takes: the parameters of its path, its body, and its query, which is always optional. */
export type RequestOf<Name extends OperationName> = Part<Name, "params"> &
  Body<Name> & { readonly query?: Readonly<Record<string, string | number>> } & RequestOptions;

export interface RequestOptions {
  /** The same key with the same body does the work once, however often it is sent. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

type Answers<Name extends OperationName> = Contracts[Name]["answers"][keyof Contracts[Name]["answers"]];
export type AnswerOf<Name extends OperationName> = Answers<Name> extends z.ZodType ? z.output<Answers<Name>> : string;

export interface RestClient {
  /** Rejects with a SaklarError. Answers that are not JSON come as text. */
  call<Name extends OperationName>(name: Name, request: RequestOf<Name>): Promise<AnswerOf<Name>>;
}

export interface RestClientOptions {
  /** Such as http://127.0.0.1:8477 */
  readonly url: string;
  readonly token: string;
  readonly fetch?: typeof fetch;
  /** Sending waits for WhatsApp, so this must not be short. */
  readonly timeoutMs?: number;
}

interface LooseRequest extends RequestOptions {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

const defaultTimeoutMs = 120_000;

function pathOf(path: string, { params = {}, query = {} }: LooseRequest): string {
  const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])));
  const pairs = Object.entries(query).map(([key, value]) => [key, String(value)]);
  return pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs)}`;
}

export function createRestClient({
  url,
  token,
  timeoutMs = defaultTimeoutMs,
  ...options
}: RestClientOptions): RestClient {
  const send = options.fetch ?? fetch;

  async function request(name: OperationName, wanted: LooseRequest): Promise<Response> {
    const { method, path } = operations[name];
    const { body, idempotencyKey, signal } = wanted;
    const deadline = AbortSignal.timeout(timeoutMs);
    const response = await send(url.replace(/\/$/, "") + pathOf(path, wanted), {
      method: method.toUpperCase(),
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...(idempotencyKey !== undefined && { "Idempotency-Key": idempotencyKey }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      // A redirect could carry the token to somebody else.
      redirect: "error",
    }).catch((cause: unknown) => {
      throw new SaklarError("unreachable", {}, { cause });
    });
    if (!response.ok) throw await errorOf(response);
    return response;
  }

  return {
    call: async (name, wanted) => {
      const response = await request(name, wanted);
      const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
      return isJson ? response.json() : response.text();
    },
  };
}
