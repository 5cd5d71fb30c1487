/** Sends requests of the contract to a rig, checks what holds for every answer, and remembers which answers were seen. */
import { expect } from "vitest";
import { operations } from "#shared/paths";
import { type Rig, startRig } from "../../http/testing/rig";
import type { JsonSchema } from "./contract-cases";

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

interface Documented {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

export interface Sent {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export const namedOperations = Object.entries(operations).map(([name, operation]) => ({ name, ...operation }));
export type Named = (typeof namedOperations)[number];

export async function startDriver() {
  const rig = await startRig();
  const document = await (await rig.call("GET", "/openapi.json")).json();
  const all = Object.values<Record<string, Documented>>(document.paths).flatMap((methods) => Object.values(methods));
  const documented = Object.fromEntries(all.map((operation) => [operation.operationId, operation]));
  const seen = new Set<string>();
  let sent = 0;

  /** Every answer, however it was provoked, is one the document announces, and says nothing of the inside. */
  async function check(name: string, where: string, response: Response): Promise<number> {
    sent += 1;
    const { status } = response;
    const text = await response.text();
    const what = `${name} ${where} -> ${status} ${text.slice(0, 300)}`;
    seen.add(`${name} ${status}`);
    expect(Object.keys(documented[name]?.responses ?? {}), what).toContain(String(status));
    if (status >= 400) expect(response.headers.get("content-type"), what).toBe("application/problem+json");
    expect(text, what).not.toMatch(/\n\s+at |node_modules|SQLITE|canary/);
    return status;
  }

  /** Sends it as a program with every right. */
  async function send({ name, method, path }: Named, input: Sent): Promise<number> {
    // Time passes, so that no budget of requests runs out.
    rig.clock.advance(1000);
    await ensureAccount(rig);
    const token = name === "rotateToken" ? await rig.issue("read") : rig.tokens.admin;
    const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(input.path[key] ?? ""));
    const query = Object.entries(input.query).map(([key, value]) => [key, String(value)]);
    const url = query.length === 0 ? filled : `${filled}?${new URLSearchParams(query)}`;
    const hasBody = method !== "get" && input.body !== undefined;
    const body = hasBody ? JSON.stringify(input.body) : undefined;
    const { headers = {} } = input;
    const response = await rig.call(method.toUpperCase(), url, { token, headers, ...(hasBody && { body }) });
    const status = await check(name, `${url} ${body}`, response);
    expect(status, `${name} ${url} ${body}`).not.toBe(500);
    return status;
  }

  const announced = () =>
    all.flatMap(({ operationId, responses }) =>
      Object.keys(responses).map((status) => ({ name: operationId, status: Number(status) })),
    );
  const schemaOf = (name: string) => documented[name]?.requestBody?.content["application/json"]?.schema;

  return { rig, documented, seen, announced, schemaOf, check, send, sent: () => sent };
}

export type Driver = Awaited<ReturnType<typeof startDriver>>;

export async function ensureAccount(rig: Rig): Promise<void> {
  const { accounts } = await rig.accounts.list({});
  if (accounts.some(({ clientName }) => clientName === "a1")) return;
  await rig.accounts.create({ clientName: "a1", method: "qr", start: true });
}
