/** Asks the companion's own routes on behalf of a request: what holds for them, from token to audit log, holds for it. */
import type { Context } from "hono";
import { type OperationName, operations } from "#shared/paths";
import type { AppEnv } from "../app-env";

/** A refusal of the inner route, to be passed on as it is. */
export class InnerRefusal extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super(`refused with ${response.status}`);
    this.response = response;
  }
}

export interface InnerRequest {
  readonly name?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type AskInner = (operation: OperationName, request?: InnerRequest) => Promise<Response>;
export type Dispatch = (request: Request) => Response | Promise<Response>;

function headersFor(context: Context<AppEnv>, hasBody: boolean): Headers {
  const headers = new Headers(hasBody ? { "Content-Type": "application/json" } : {});
  const origin = context.req.header("origin");
  if (origin !== undefined) headers.set("Origin", origin);
  const key = context.req.header("x-api-key");
  const authorization = key === undefined ? context.req.header("authorization") : `Bearer ${key}`;
  if (authorization !== undefined) headers.set("Authorization", authorization);
  return headers;
}

/** Resolves to what succeeded; throws an InnerRefusal otherwise. */
export function askInner(context: Context<AppEnv>, dispatch: Dispatch): AskInner {
  return async (operation, { name = "", query = {}, body } = {}) => {
    const { method, path } = operations[operation];
    const url = new URL(path.replace(":name", encodeURIComponent(name)), context.req.url);
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
    const response = await dispatch(
      new Request(url, {
        method: method.toUpperCase(),
        headers: headersFor(context, body !== undefined),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    if (!response.ok) throw new InnerRefusal(response);
    return response;
  };
}
