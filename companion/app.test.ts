/** Walks every operation of the contract: none answers without a token, none below its scope. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OperationName, operations } from "#shared/paths";
import { contracts } from "#shared/routes";
import { codeOf, type Rig, startRig } from "./http/testing/rig";

interface Documented {
  readonly paths: Record<
    string,
    Record<string, { readonly operationId: string; readonly summary: string; readonly responses: object }>
  >;
}

let rig: Rig;
/** Built anew for no test: it takes a while. */
let document: Documented;
beforeAll(async () => {
  rig = await startRig();
  document = await (await rig.call("GET", "/openapi.json", { token: "" })).json();
  await rig.accounts.create({ clientName: "a1", method: "qr", start: true });
});
afterAll(() => rig.close());

const names = Object.keys(operations) as OperationName[];
const guarded = names.filter((name) => operations[name].scope !== null);
const pathOf = (name: OperationName) =>
  operations[name].path.replace(":name", "a1").replace(":id", "7b4b1b1e-6d0e-4d2c-9d1f-0a1b2c3d4e5f");
const method = (name: OperationName) => operations[name].method.toUpperCase();

describe("every operation", () => {
  it.each(guarded)("%s asks for a token before anything else", async (name) => {
    const response = await rig.call(method(name), pathOf(name), { token: "" });

    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await codeOf(response)).toBe("unauthorized");
  });

  it.each(guarded.filter((name) => operations[name].scope === "operate"))("%s refuses scope read", async (name) => {
    const response = await rig.call(method(name), pathOf(name), { token: rig.tokens.read });

    expect(await codeOf(response)).toBe("scope_missing");
  });

  it.each(guarded.filter((name) => operations[name].scope === "admin"))("%s refuses scope operate", async (name) => {
    const response = await rig.call(method(name), pathOf(name), { token: rig.tokens.operate });

    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe("scope_missing");
  });

  it("of those that change something is refused without changing anything", () => {
    expect(rig.accounts.changes).toEqual(["create"]);
  });

  it.each(names)("%s is described in the document with its errors", (name) => {
    const described = document.paths[operations[name].path.replace(/:(\w+)/g, "{$1}")]?.[operations[name].method];

    expect(described?.operationId).toBe(name);
    expect(described?.summary).toBe(contracts[name].summary);
    expect(Object.keys(described?.responses ?? {})).toEqual(
      expect.arrayContaining([...Object.keys(contracts[name].answers), "403", "422", "500"]),
    );
  });

  it("is a page too, with every operation on it, and nothing on it comes from elsewhere", async () => {
    const response = await rig.call("GET", "/docs", { token: "", headers: { "Sec-Fetch-Site": "none" } });
    const page = await response.text();

    expect(names.filter((name) => !page.includes(`id="${name}"`))).toEqual([]);
    expect(page).not.toMatch(/<script|<link|@import|url\(|(?:src|srcset|href)="(?!\/[a-z])/);
    expect(response.headers.get("content-security-policy")).toBe("default-src 'none'; style-src 'unsafe-inline'");
  });
});
