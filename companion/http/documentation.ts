/** Describes an operation of the contract for OpenAPI. */
import type { RouteConfig } from "@hono/zod-openapi";
import { z } from "zod";
import { type ErrorCode, errorCatalogue, errorCodes } from "#shared/errors";
import { accountFileType } from "#shared/moving-limits";
import { type OperationName, operations } from "#shared/paths";
import { contracts } from "#shared/routes";
import type { Contract } from "#shared/routes/contract";
import type { WebhookEvent } from "#shared/webhook-events";
import { webhookData } from "#shared/webhooks";

const problemSchema = z.strictObject({
  type: z.string().meta({ description: "Names the kind of error.", examples: ["urn:saklar:error:not_ready"] }),
  title: z.string().meta({
    description: "In English, for logs; translate the code instead.",
    examples: ["The account is not connected"],
  }),
  status: z
    .int()
    .min(400)
    .max(599)
    .meta({ description: "HTTP status of the answer.", examples: [409] }),
  code: z.enum(errorCodes).describe("What went wrong, from a closed list."),
  retryable: z.boolean().describe("Whether the same request may succeed later."),
  requestId: z.string().describe("Also in the header `X-Request-Id` and in the companion's log."),
  errors: z
    .array(
      z.strictObject({
        path: z.string().describe("The field, as in `defaults.syncLimit`."),
        code: z.string().meta({ description: "Why it is not valid.", examples: ["too_big"] }),
      }),
    )
    .optional()
    .meta({
      description: "For `validation_failed`: every field that is not valid.",
      examples: [[{ path: "syncLimit", code: "too_big" }]],
    }),
  waitMs: z.number().min(0).optional().describe("For `pace_limit` and `daily_limit`: until it may succeed."),
  resetsAt: z.iso.datetime().optional().describe("For `daily_limit`: the local midnight that begins a new day."),
});

const fileSchema = { type: "string" as const, format: "binary" };

/** Codes any operation may answer with, by what it takes. */
function commonErrors(name: OperationName): readonly ErrorCode[] {
  const ofToken: ErrorCode[] = ["unauthorized", "origin_mismatch", "scope_missing", "too_many_requests"];
  const { isUpload }: Contract = contracts[name];
  const ofJson: ErrorCode[] = isUpload === true ? [] : ["malformed_json", "body_too_large"];
  const ofBody: ErrorCode[] = [...ofJson, "unsupported_media_type"];
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

function answerResponses(contract: Contract): RouteConfig["responses"] {
  const responses = Object.entries(contract.answers).map(([status, schema]) => [
    status,
    schema === null
      ? { description: "Not JSON" }
      : { description: contract.summary, content: { "application/json": { schema } } },
  ]);
  return Object.fromEntries(responses);
}

/** What a webhook receives, told in the document's own words for that. */
export function webhookDocumentation(event: WebhookEvent): RouteConfig {
  const envelope = z.strictObject({
    type: z.literal(event).describe("The event."),
    timestamp: z.iso.datetime().describe("When it happened."),
    id: z.string().describe("The `webhook-id` header; the same at every try."),
    accountId: z.uuid().describe("The account it is about."),
    rev: z.int().min(0).describe("Revision of the account's last status change at that time."),
    data: webhookData[event].describe("What happened."),
  });
  return {
    operationId: event,
    method: "post",
    path: event,
    summary:
      "Posted to webhooks that are told of it, signed as in Standard Webhooks; answer with 2xx within ten seconds",
    request: { body: { required: true, content: { "application/json": { schema: envelope } } } },
    responses: { 204: { description: "Taken; anything else is tried again" } },
  };
}

export function documentationOf(name: OperationName): RouteConfig {
  const { method, path, scope } = operations[name];
  const contract: Contract = contracts[name];
  const { params, query, headers, body, isUpload } = contract;
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
      ...(headers && { headers }),
      ...(isUpload && { body: { required: true, content: { [accountFileType]: { schema: fileSchema } } } }),
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
