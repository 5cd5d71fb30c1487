/** Every way in declares a scope, and nobody gets further than theirs: A20, A21 and A54 of the threat list. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operations } from "#shared/paths";
import { type Scope, scopes } from "#shared/protocol";
import { codeOf, type Rig, startRig } from "../http/testing/rig";

interface DocumentedOperation {
  readonly operationId: string;
  readonly security: readonly unknown[];
  readonly description: string;
}

let rig: Rig;
let walk: readonly { readonly path: string; readonly method: string; readonly operation: DocumentedOperation }[];
beforeAll(async () => {
  rig = await startRig();
  await rig.accounts.create({ clientName: "a1", method: "qr", start: true });
  rig.accounts.changes.length = 0;
  const document = await (await rig.call("GET", "/openapi.json", { token: "" })).json();
  walk = Object.entries<Record<string, DocumentedOperation>>(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
});
afterAll(() => rig.close());

const open = ["pairDevice", "proveCompanion", "readHealth"];
const filled = (path: string) =>
  path.replace("{name}", "a1").replace(/\{\w+\}/g, "7b4b1b1e-6d0e-4d2c-9d1f-0a1b2c3d4e5f");
const scopeOf = (description: string) => /scope `(\w+)`/.exec(description)?.[1] as Scope | undefined;

describe("the OpenAPI document", () => {
  it("A54: holds every operation of the contract, each with its scope", () => {
    expect(walk.map(({ operation }) => operation.operationId).sort()).toEqual(Object.keys(operations).sort());
    for (const { operation } of walk) {
      const needsNone = open.includes(operation.operationId);
      expect(operation.security, operation.operationId).toEqual(needsNone ? [] : [{ token: [] }]);
      expect(scopeOf(operation.description) === undefined, operation.operationId).toBe(needsNone);
    }
  });

  it("A54: describes no operation that answers without a token", async () => {
    for (const { path, method, operation } of walk) {
      if (open.includes(operation.operationId)) continue;
      const response = await rig.call(method, filled(path), { token: "" });
      expect(await codeOf(response), operation.operationId).toBe("unauthorized");
    }
    expect(rig.accounts.changes).toEqual([]);
  });

  it("A20, A21, A54: describes no operation that answers to a lower scope", async () => {
    let refused = 0;
    for (const { path, method, operation } of walk) {
      const needed = scopeOf(operation.description);
      if (needed === undefined) continue;
      for (const lower of scopes.slice(0, scopes.indexOf(needed))) {
        const response = await rig.call(method, filled(path), { token: rig.tokens[lower] });
        expect(await codeOf(response), `${lower} ${operation.operationId}`).toBe("scope_missing");
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(15);
    expect(rig.accounts.changes).toEqual([]);
  });

  it.each([
    ["A20", "read", "POST", "/whatsapp/session/a1/start"],
    ["A20", "read", "DELETE", "/whatsapp/session/a1"],
    ["A20", "read", "GET", "/auth/devices"],
    ["A20", "read", "GET", "/whatsapp/session/a1/qr"],
    ["A21", "operate", "DELETE", "/whatsapp/session/a1"],
    ["A21", "operate", "POST", "/whatsapp/sessions/delete"],
    ["A21", "operate", "GET", "/auth/audit"],
  ] as const)("%s: a token of scope %s may not %s %s", async (_case, scope, method, path) => {
    expect(await codeOf(await rig.call(method, path, { token: rig.tokens[scope] }))).toBe("scope_missing");
  });
});

describe("the live side", () => {
  const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");

  it("A54: sends every event of the contract to a room that stands for a scope, and to nothing else", () => {
    const contract = [...read("../../shared/events.ts").matchAll(/^ {2}"([\w-]+)": \(/gm)].map((match) => match[1]);
    const publisher = read("../realtime/publisher.ts");
    const sent = [...publisher.matchAll(/io\.to\((\w+)\)\.emit\("([\w-]+)"/g)].map(([, room, name]) => ({
      room,
      name,
    }));
    const toOneSocket = ["whatsapp-all-statuses", "whatsapp-more-statuses"];

    expect(contract.length).toBeGreaterThan(5);
    expect([...new Set(sent.map(({ name }) => name)), ...toOneSocket].sort()).toEqual([...contract].sort());
    expect(new Set(sent.map(({ room }) => room))).toEqual(new Set(["everyone", "readRoom", "linkRoom"]));
    expect(publisher.match(/\bio\.(?!to\()/g)).toBeNull();
  });

  it("A54: takes no command: sockets only listen", () => {
    expect(read("../../shared/events.ts")).toContain("export type ClientToServerEvents = Record<never, never>;");
    expect(read("../realtime/socket-server.ts")).not.toMatch(/socket\.on\(/);
  });
});
