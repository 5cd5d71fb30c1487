/** The REST side of the companion, typed by the contract; every failure is an ApiError with a code. */
import { type OperationName, operations } from "#shared/paths";
import { ApiError, readProblem } from "./api-error";
import type { Answer, RequestOf } from "./operation-types";

/** Where the companion is, and the token for it when this browser is paired with exactly that address. */
export interface Target {
  readonly companionUrl: string;
  readonly token: string | null;
  /** There is no token because the companion removed this browser. */
  readonly wasRevoked: boolean;
}

interface HttpClientDependencies {
  readonly fetch: typeof fetch;
  readonly readTarget: () => Promise<Target>;
}

export interface HttpClient {
  call<Name extends OperationName>(operation: Name, request: RequestOf<Name>): Promise<Answer<Name>>;
  /** For answers that are plain text, such as a QR in raw form. */
  text<Name extends OperationName>(operation: Name, request: RequestOf<Name>): Promise<string>;
}

interface LooseRequest {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly idempotencyKey?: string | undefined;
}

const defaultTimeoutMs = 15_000;

/** These wait for WhatsApp or for a browser to close. */
const timeoutsMs: Partial<Record<OperationName, number>> = {
  requestPairingCode: 120_000,
  logoutSession: 90_000,
  deleteSession: 90_000,
  logoutSessions: 180_000,
  deleteSessions: 180_000,
};

export function createHttpClient({ fetch, readTarget }: HttpClientDependencies): HttpClient {
  async function send(operation: OperationName, request: LooseRequest): Promise<Response> {
    const { companionUrl, token } = await readTarget();
    const { method, path, scope } = operations[operation];
    if (scope !== null && token === null) throw new ApiError("not_paired");
    const url = `${companionUrl}${fillPath(path, request.params)}${queryText(request.query)}`;
    const deadline = AbortSignal.timeout(timeoutsMs[operation] ?? defaultTimeoutMs);
    const response = await fetch(url, {
      method: method.toUpperCase(),
      headers: headersFor(request, scope === null ? null : token),
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal: request.signal ? AbortSignal.any([request.signal, deadline]) : deadline,
      cache: "no-store",
      credentials: "omit",
      // A redirect could carry the token to somebody else.
      redirect: "error",
    }).catch((cause: unknown) => {
      throw new ApiError("companion_unreachable", { cause });
    });
    if (!response.ok) throw await readProblem(response);
    return response;
  }

  return {
    call: async (operation, request) => {
      const response = await send(operation, request);
      if (response.status === 204) return null as never;
      return response.json().catch((cause: unknown) => {
        throw new ApiError("answer_unreadable", { cause });
      });
    },
    text: async (operation, request) => (await send(operation, request)).text(),
  };
}

function headersFor(request: LooseRequest, token: string | null): Record<string, string> {
  return {
    Accept: "application/json",
    ...(request.body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(request.idempotencyKey === undefined ? {} : { "Idempotency-Key": request.idempotencyKey }),
  };
}

function fillPath(path: string, params: LooseRequest["params"] = {}): string {
  return path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])));
}

function queryText(query: LooseRequest["query"] = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  if (pairs.length === 0) return "";
  return `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}`;
}
