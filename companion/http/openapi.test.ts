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
  return Object.entries(value).flatMap(([key, inner]) => {
    const isProperty = path.at(-1) === "properties" && isObject(inner);
    const isSilent = isProperty && inner.description === undefined;
    return [...(isSilent ? [[...path, key].join(".")] : []), ...undescribed(inner, [...path, key])];
  });
}

interface Field extends Schema {
  readonly path: string;
  readonly type?: string | readonly string[];
  readonly examples?: readonly unknown[];
}

/** Every property and parameter; `path` tells where. */
function fieldsOf(value: unknown, path: readonly string[] = []): Field[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => fieldsOf(one, [...path, String(index)]));
  if (!isObject(value)) return [];
  const isParameter = typeof value.in === "string" && isObject(value.schema);
  const own = isParameter ? [{ ...(value.schema as Schema), path: [...path, value.name].join(".") }] : [];
  const properties = path.at(-1) === "properties" || !isObject(value.properties) ? {} : value.properties;
  const inside = Object.entries(properties).flatMap(([name, one]) =>
    isObject(one) ? [{ ...one, path: [...path, name].join(".") }] : [],
  );
  return [...own, ...inside, ...Object.entries(value).flatMap(([key, inner]) => fieldsOf(inner, [...path, key]))];
}

const typesOf = ({ type }: Field) => (typeof type === "string" ? [type] : (type ?? []));
const isNumber = (field: Field) => typesOf(field).some((type) => type === "integer" || type === "number");
const isGroup = (field: Field) =>
  typesOf(field).includes("object") || (isObject(field.items) && field.items.type === "object");
const isAsked = ({ path }: Field) => path.startsWith("paths") && /requestBody|parameters/.test(path);
const pathsOf = (fields: readonly Field[]) => fields.map(({ path }) => path);

function isOfItsType({ examples = [], type: _type, ...field }: Field, types: readonly string[]): boolean {
  const [example] = examples;
  const found = Array.isArray(example) ? "array" : Number.isInteger(example) ? "integer" : typeof example;
  if (!types.includes(found) && !(found === "integer" && types.includes("number"))) return false;
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = field as Record<string, number>;
  if (typeof example === "number") return example >= minimum && example <= maximum;
  if (typeof example !== "string") return true;
  const isChoice = !Array.isArray(field.enum) || field.enum.includes(example);
  const fits = typeof field.pattern !== "string" || new RegExp(field.pattern).test(example);
  return isChoice && fits && example.length <= (typeof field.maxLength === "number" ? field.maxLength : 100);
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

  it("gives every field an example that it would accept", () => {
    const fields = fieldsOf(document);
    const wrong = fields.filter((field) => !isGroup(field) && !isOfItsType(field, typesOf(field)));

    expect(fields.length).toBeGreaterThan(500);
    expect(pathsOf(wrong)).toEqual([]);
  });

  it("says of every number what it counts and how small it may be, and how large where it is asked for", () => {
    const numbers = fieldsOf(document).filter(isNumber);

    expect(pathsOf(numbers.filter((field) => typeof field["x-unit"] !== "string"))).toEqual([]);
    expect(pathsOf(numbers.filter((field) => typeof field.minimum !== "number"))).toEqual([]);
    expect(pathsOf(numbers.filter((field) => isAsked(field) && typeof field.maximum !== "number"))).toEqual([]);
  });

  it("bounds every text and list that is asked for", () => {
    const isBounded = ({ type, enum: choices, format, pattern, maxLength, maxItems, const: only }: Field) =>
      [choices, format, pattern, maxLength, maxItems, only].some((one) => one !== undefined) ||
      !["string", "array"].includes(String(type));

    expect(pathsOf(fieldsOf(document).filter((field) => isAsked(field) && !isBounded(field)))).toEqual([]);
  });

  it("says what holds where a field is left out: a default, or in words", () => {
    const isOptional = (path: readonly string[], value: unknown): string[] => {
      if (Array.isArray(value)) return value.flatMap((one, index) => isOptional([...path, String(index)], one));
      if (!isObject(value)) return [];
      // What a PUT leaves out stays.
      if (path.at(-1) === "put") return [];
      const required = Array.isArray(value.required) ? value.required : [];
      const optional = Object.entries(isObject(value.properties) ? value.properties : {}).filter(
        ([name]) => path.includes("requestBody") && !required.includes(name),
      );
      const named = typeof value.in === "string" && value.required !== true ? [[String(value.name), value]] : [];
      const silent = [...optional, ...named].flatMap(([name, one]) => {
        const { description = "", default: preset, schema } = one as Schema;
        const words = /default|absent|without|only|required|as set|unless|page before/i.test(String(description));
        const isSet = preset !== undefined || (isObject(schema) && schema.default !== undefined);
        return isSet || words ? [] : [[...path, name].join(".")];
      });
      return [...silent, ...Object.entries(value).flatMap(([key, inner]) => isOptional([...path, key], inner))];
    };

    expect(isOptional([], document)).toEqual([]);
  });
});
