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
import { openUpload } from "./upload";
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

function headersOf({ req }: Context<AppEnv>, { headers }: Contract): Record<string, string | undefined> {
  return Object.fromEntries(Object.keys(headers?.shape ?? {}).map((name) => [name, req.header(name)]));
}

async function bodyOf(context: Context<AppEnv>, contract: Contract): Promise<unknown> {
  if (contract.isUpload === true) return {};
  const isEmptyAllowed = contract.body === undefined || contract.bodyOptional === true;
  const bytes = context.req.method === "GET" ? new ArrayBuffer(0) : await context.req.arrayBuffer();
  return bytes.byteLength === 0 && isEmptyAllowed ? {} : parseStrictJson(bytes);
}

async function readInput(context: Context<AppEnv>, contract: Contract) {
  const parser = createPartParser();
  const params = parser.parse(contract.params ?? nothing, context.req.param());
  const query = parser.parse(contract.query ?? nothing, queryOf(context, parser.errors));
  const headers = parser.parse(contract.headers ?? nothing, headersOf(context, contract));
  const raw = withCountry(await bodyOf(context, contract), context.get("country"));
  const body = parser.parse(contract.body ?? nothing, raw);
  parser.finish();
  const { req } = context;
  return { params, query, headers, body, device: context.get("device"), header: (name: string) => req.header(name) };
}

function reply(context: Context<AppEnv>, contract: Contract, answer: { status: unknown; body: unknown }): Response {
  const status = answer.status as ContentfulStatusCode;
  if (contract.answers[status] !== null) return context.json(answer.body, status);
  const raw = answer.body as RawBody | null;
  if (raw === null) return new Response(null, { status });
  // Nobody will read what comes with the answer to a HEAD.
  if (context.req.method === "HEAD" && raw.content instanceof ReadableStream) void raw.content.cancel();
  return context.body(raw.content, status, { ...raw.headers, "Content-Type": raw.contentType });
}

/** The casts join what the contract's types promise (contract-types.ts) with what its schemas have just checked. */
export function mountRoute<N extends OperationName>(app: OpenAPIHono<AppEnv>, name: N, work: RouteWork<N>): void {
  const operation = operations[name];
  const contract: Contract = contracts[name];
  app.openAPIRegistry.registerPath(documentationOf(name));
  app.on(operation.method, operation.path, createScopeStep(operation.scope), async (context) => {
    const upload = contract.isUpload === true ? openUpload(context.req.raw) : null;
    try {
      const input = { ...(await readInput(context, contract)), upload: upload?.content ?? null };
      return reply(context, contract, await work(input as RouteInput<N>));
    } finally {
      // Most clients read no answer before they have sent everything.
      await upload?.drain();
    }
  });
}
