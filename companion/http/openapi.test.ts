/** The document of the contract: complete, and never changed unseen. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Rig, startRig } from "./testing/rig";

let rig: Rig;
let document: Schema;
beforeAll(async () => {
  rig = await startRig();
  document = await (await rig.call("GET", "/openapi.json", { token: "" })).json();
});
afterAll(() => rig.close());

type Schema = { readonly [key: string]: unknown };

function isObject(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Paths of every property and parameter that says nothing about itself. */
function undescribed(value: unknown, path: readonly string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => undescribed(one, [...path, String(index)]));
  if (!isObject(value)) return [];
  const isProblem = path.at(-1) === "application/problem+json";
  if (isProblem) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const isProperty = path.at(-1) === "properties" && isObject(inner);
    const isSilent = isProperty && inner.description === undefined;
    return [...(isSilent ? [[...path, key].join(".")] : []), ...undescribed(inner, [...path, key])];
  });
}

/** Schemas of some size are written out once and named by their hash after that, or nobody could read the file. */
function withoutRepeats(document: Schema): unknown {
  const seen = new Set<string>();
  const shorten = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shorten);
    if (!isObject(value)) return value;
    const text = JSON.stringify(value);
    if (text.length < 300) return value;
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
    if (seen.has(hash)) return `as above: ${hash}`;
    seen.add(hash);
    return { hash, ...Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shorten(one)])) };
  };
  return shorten(document);
}

describe("the OpenAPI document", () => {
  it("is the one that was agreed on; `npx vitest run companion/http/openapi -u` agrees to a change", async () => {
    const { info: _version, ...contract } = document;

    await expect(`${JSON.stringify(withoutRepeats(contract), null, 1)}\n`).toMatchFileSnapshot("testing/openapi.txt");
  });

  it("describes every field", () => {
    expect(undescribed(document)).toEqual([]);
  });
});
