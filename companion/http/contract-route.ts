/** Mounts an operation of the contract: its scope, its validation, its documentation, and then the work. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import type { FieldError } from "#shared/errors";
import { type OperationName, operations } from "#shared/paths";
import { contracts } from "#shared/routes";
import type { Contract } from "#shared/routes/contract";
import type { AppEnv } from "./app-env";
import type { RawBody, RouteInput, RouteWork } from "./contract-types";
import { documentationOf } from "./documentation";
import { createScopeStep } from "./gate/scope";
import { withCountry } from "./national-phone";
import { parseStrictJson } from "./strict-json";
import { createPartParser } from "./validation";

const nothing = z.strictObject({});

function queryOf(context: Context<AppEnv>, errors: FieldError[]): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [key, [first = "", ...more]] of Object.entries(context.req.queries())) {
    if (more.length > 0) errors.push({ path: key, code: "duplicate" });
    Object.defineProperty(query, key, { value: first, enumerable: true });
  }
  return query;
}

async function bodyOf(context: Context<AppEnv>, contract: Contract): Promise<unknown> {
  const isEmptyAllowed = contract.body === undefined || contract.bodyOptional === true;
  const bytes = context.req.method === "GET" ? new ArrayBuffer(0) : await context.req.arrayBuffer();
  return bytes.byteLength === 0 && isEmptyAllowed ? {} : parseStrictJson(bytes);
}

async function readInput(context: Context<AppEnv>, contract: Contract) {
  const parser = createPartParser();
  const params = parser.parse(contract.params ?? nothing, context.req.param());
  const query = parser.parse(contract.query ?? nothing, queryOf(context, parser.errors));
  const raw = withCountry(await bodyOf(context, contract), context.get("country"));
  const body = parser.parse(contract.body ?? nothing, raw);
  parser.finish();
  return { params, query, body, device: context.get("device"), header: (name: string) => context.req.header(name) };
}

function reply(context: Context<AppEnv>, contract: Contract, answer: { status: unknown; body: unknown }): Response {
  const status = answer.status as ContentfulStatusCode;
  if (contract.answers[status] !== null) return context.json(answer.body, status);
  const raw = answer.body as RawBody | null;
  if (raw === null) return new Response(null, { status });
  return context.body(raw.content, status, { ...raw.headers, "Content-Type": raw.contentType });
}

/** The casts join what the contract's types promise (contract-types.ts) with what its schemas have just checked. */
export function mountRoute<N extends OperationName>(app: OpenAPIHono<AppEnv>, name: N, work: RouteWork<N>): void {
  const operation = operations[name];
  const contract: Contract = contracts[name];
  app.openAPIRegistry.registerPath(documentationOf(name));
  app.on(operation.method, operation.path, createScopeStep(operation.scope), async (context) => {
    const input = await readInput(context, contract);
    return reply(context, contract, await work(input as RouteInput<N>));
  });
}
