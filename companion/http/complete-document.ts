/** Adds to the contract's document what readers want and schemas do not say: examples, units, and bounds of numbers in queries. */
import { z } from "zod";
import { contracts } from "#shared/routes";
import type { Contract } from "#shared/routes/contract";
import { fieldNotes } from "./field-notes";

export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly [key: string]: unknown;
}

const byFormat: Readonly<Record<string, string>> = {
  "date-time": "2026-01-25T08:00:00.000Z",
  date: "2026-01-25",
  uuid: "3f0f4c38-6a0b-4f3c-9d0e-0a1b2c3d4e5f",
};
const timeOfDay = /^\^\(\?:\[01\]/;

function typeOf({ type }: JsonSchema): string | undefined {
  return typeof type === "object" ? type.find((one) => one !== "null") : type;
}

/** Undefined where nobody has given one: a test looks for those. */
function exampleOf(name: string, schema: JsonSchema): unknown {
  const { enum: choices, format = "", pattern = "", items } = schema;
  if (schema.examples !== undefined) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (choices !== undefined) return choices[0];
  const type = typeOf(schema);
  const note = fieldNotes[name] ?? {};
  if (type === "boolean") return true;
  if (type === "string") return byFormat[format] ?? (timeOfDay.test(pattern) ? "06:00" : note.string);
  if (type === "integer" || type === "number") return note.integer;
  if (type !== "array") return undefined;
  const item = items === undefined ? undefined : exampleOf(name, items);
  return note.array ?? (item === undefined ? undefined : [item]);
}

function withNote(name: string, schema: JsonSchema): JsonSchema {
  const done = completeSchema(schema);
  const example = exampleOf(name, done);
  const isNumber = ["integer", "number"].includes(typeOf(done) ?? "");
  const unit = isNumber ? fieldNotes[name]?.unit : undefined;
  return {
    ...done,
    ...(example !== undefined && { examples: [example] }),
    ...(unit !== undefined && { "x-unit": unit }),
  };
}

/** A schema and all that is inside it. */
export function completeSchema(schema: JsonSchema): JsonSchema {
  const { properties, items } = schema;
  const named = Object.entries(properties ?? {}).map(([name, inner]) => [name, withNote(name, inner)]);
  return {
    ...schema,
    ...(properties !== undefined && { properties: Object.fromEntries(named) }),
    ...(items !== undefined && { items: completeSchema(items) }),
  };
}

/** A number in a query is text on the wire; what it means is the number. */
function numberOf(operationId: string, name: string, schema: JsonSchema): JsonSchema {
  const contract: Contract | undefined = contracts[operationId as keyof typeof contracts];
  const field = contract?.query?.shape[name];
  if (field === undefined || !schema.pattern?.startsWith("^\\d")) return schema;
  const { type, minimum, maximum } = z.toJSONSchema(field as z.ZodType, { io: "output", unrepresentable: "any" });
  const { pattern: _pattern, ...rest } = schema;
  return { ...rest, type: type ?? "integer", minimum, maximum };
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: JsonSchema;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function completeOperation(operation: Readonly<Record<string, unknown>>): unknown {
  const parameters = (operation.parameters ?? []) as readonly Parameter[];
  const complete = parameters.map((one) => ({
    ...one,
    schema: withNote(one.name, numberOf(String(operation.operationId), one.name, one.schema)),
  }));
  return {
    ...(walk(operation) as object),
    ...(parameters.length > 0 && { parameters: complete }),
  };
}

function walk(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(walk);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "schema" && isObject(inner) ? completeSchema(inner as JsonSchema) : walk(inner),
    ]),
  );
}

/** The whole document; operations are known by the id they carry. */
export function completeDocument<Document extends object>(document: Document): Document {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    if (typeof value.operationId === "string") return completeOperation(value);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visit(inner)]));
  };
  return visit(document) as Document;
}
