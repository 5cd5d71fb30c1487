/** Describes an operation of the contract for OpenAPI. */
import type { RouteConfig } from "@hono/zod-openapi";
import { z } from "zod";
import { type ErrorCode, errorCatalogue, errorCodes } from "#shared/errors";
import { type OperationName, operations } from "#shared/paths";
import { contracts } from "#shared/routes";

/** The widest shape of a contract, for code that walks all of them. */
export interface AnyContract {
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly bodyOptional?: boolean;
  readonly answers: Readonly<Record<number, z.ZodType | null>>;
  readonly errors?: readonly ErrorCode[];
}

const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(errorCodes),
  retryable: z.boolean(),
  requestId: z.string(),
  errors: z.array(z.strictObject({ path: z.string(), code: z.string() })).optional(),
  waitMs: z.number().optional(),
  resetsAt: z.iso.datetime().optional(),
});

/** Codes any operation may answer with, by what it takes. */
function commonErrors(name: OperationName): readonly ErrorCode[] {
  const ofToken: ErrorCode[] = ["unauthorized", "origin_mismatch", "scope_missing", "too_many_requests"];
  const ofBody: ErrorCode[] = ["malformed_json", "body_too_large", "unsupported_media_type"];
  return [
    "malformed_request",
    "host_not_allowed",
    "origin_not_allowed",
    "validation_failed",
    "internal",
    ...(operations[name].scope === null ? [] : ofToken),
    ...(operations[name].method === "get" ? [] : ofBody),
    ...(operations[name].method === "get" ? [] : (["draining", "store_unavailable"] as const)),
  ];
}

function errorResponses(codes: readonly ErrorCode[]): RouteConfig["responses"] {
  const statuses = [...new Set(codes.map((code) => errorCatalogue[code].status))];
  const responses = statuses.map((status) => [
    status,
    {
      description: codes.filter((code) => errorCatalogue[code].status === status).join(", "),
      content: { "application/problem+json": { schema: problemSchema } },
    },
  ]);
  return Object.fromEntries(responses);
}

function answerResponses(contract: AnyContract): RouteConfig["responses"] {
  const responses = Object.entries(contract.answers).map(([status, schema]) => [
    status,
    schema === null
      ? { description: "Not JSON" }
      : { description: contract.summary, content: { "application/json": { schema } } },
  ]);
  return Object.fromEntries(responses);
}

export function documentationOf(name: OperationName): RouteConfig {
  const { method, path, scope } = operations[name];
  const contract: AnyContract = contracts[name];
  const { params, query, body } = contract;
  return {
    operationId: name,
    method,
    path: path.replace(/:(\w+)/g, "{$1}"),
    summary: contract.summary,
    description: scope === null ? "Needs no token." : `Needs a token of scope \`${scope}\` or higher.`,
    security: scope === null ? [] : [{ token: [] }],
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(body && {
        body: { required: contract.bodyOptional !== true, content: { "application/json": { schema: body } } },
      }),
    },
    responses: {
      ...answerResponses(contract),
      ...errorResponses([...commonErrors(name), ...(contract.errors ?? [])]),
    },
  };
}
