/** The REST side of the companion, typed by the contract; every failure is an ApiError with a code. */
import { accountFileType, passphraseHeader } from "#shared/moving-limits";
import { type OperationName, operations } from "#shared/paths";
import { ApiError, readProblem } from "./api-error";
import { createCompanionProof } from "./companion-proof";
import type { Answer, RequestOf } from "./operation-types";

/** Where the companion is, and the token for it when this browser is paired with exactly that address. */
export interface Target {
  readonly companionUrl: string;
  readonly token: string | null;
  /** The device the token belongs to; null without a token. */
  readonly deviceId: string | null;
  /** There is no token because the companion removed this browser. */
  readonly wasRevoked: boolean;
}

interface HttpClientDependencies {
  readonly fetch: typeof fetch;
  readonly readTarget: () => Promise<Target>;
  readonly now?: () => number;
}

export interface HttpClient {
  call<Name extends OperationName>(operation: Name, request: RequestOf<Name>): Promise<Answer<Name>>;
  /** For answers that are plain text, such as a QR in raw form. */
  text<Name extends OperationName>(operation: Name, request: RequestOf<Name>): Promise<string>;
  /** For pictures and files; null when the answer is that there is none. */
  blob<Name extends OperationName>(operation: Name, request: RequestOf<Name>): Promise<Blob | null>;
  /** Rejects unless the companion shows anew that it knows this browser's token; call it before the token leaves by another way. */
  prove(): Promise<void>;
}

interface LooseRequest {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly file?: Blob | undefined;
  readonly passphrase?: string | undefined;
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
  readMedia: 120_000,
  // As long as it takes to make or send gigabytes.
  exportSession: 3_600_000,
  importSession: 3_600_000,
};

export function createHttpClient({
  fetch,
  readTarget,
  now = () => performance.now(),
}: HttpClientDependencies): HttpClient {
  const proof = createCompanionProof({
    ask: async (body) => readJson(await send("proveCompanion", { body })),
    now,
  });

  /** The target, once it has shown that it may see the token. */
  async function readProven(): Promise<Target> {
    const target = await readTarget();
    const { companionUrl, token, deviceId } = target;
    if (token === null || deviceId === null) throw new ApiError("not_paired");
    await proof.ensure({ companionUrl, token, deviceId });
    return target;
  }

  async function send(operation: OperationName, request: LooseRequest): Promise<Response> {
    const { method, path, scope } = operations[operation];
    const { companionUrl, token } = await (scope === null ? readTarget() : readProven());
    const url = `${companionUrl}${fillPath(path, request.params)}${queryText(request.query)}`;
    const deadline = AbortSignal.timeout(timeoutsMs[operation] ?? defaultTimeoutMs);
    const response = await fetch(url, {
      method: method.toUpperCase(),
      headers: headersFor(request, scope === null ? null : token),
      ...bodyFor(request),
      signal: request.signal ? AbortSignal.any([request.signal, deadline]) : deadline,
      cache: "no-store",
      credentials: "omit",
      // A redirect could carry the token to somebody else.
      redirect: "error",
    }).catch((cause: unknown) => {
      proof.forget();
      throw new ApiError("companion_unreachable", { cause });
    });
    if (!response.ok) throw await readProblem(response);
    return response;
  }

  return {
    call: async (operation, request) => {
      const response = await send(operation, request);
      if (response.status === 204) return null as never;
      return readJson(response);
    },
    text: async (operation, request) => (await send(operation, request)).text(),
    blob: async (operation, request) => {
      const response = await send(operation, request);
      return response.status === 204 ? null : response.blob();
    },
    prove: async () => {
      proof.forget();
      await readProven();
    },
  };
}

function readJson(response: Response) {
  return response.json().catch((cause: unknown) => {
    throw new ApiError("answer_unreadable", { cause });
  });
}

function bodyFor({ body, file }: LooseRequest): { readonly body?: string | Blob } {
  if (file !== undefined) return { body: file };
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

function headersFor(request: LooseRequest, token: string | null): Record<string, string> {
  return {
    Accept: "application/json",
    ...(request.body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(request.file === undefined ? {} : { "Content-Type": accountFileType }),
    ...(request.passphrase === undefined ? {} : { [passphraseHeader]: encodeURIComponent(request.passphrase) }),
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
