/** Makes values from the JSON schemas of the contract: valid ones, ones that are surely wrong, and odd ones. */
import fc from "fast-check";

export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
}

type Values = fc.Arbitrary<unknown>;

/** Fields whose rules are finer than a JSON schema can say. */
const known: Readonly<Record<string, Values>> = {
  clientName: fc.stringMatching(/^[a-z][a-z0-9]{1,20}$/),
  phoneNumber: fc.constantFrom("+62 812-3450-0001", "081234500002", "6281234500003"),
  passphrase: fc.constantFrom("kopi susu gula aren", "☕☕☕☕☕☕☕☕☕☕☕☕"),
  code: fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{8}$/),
  timeoutMs: fc.constantFrom("1", "10"),
  days: fc.constantFrom("1", "30"),
  timeZone: fc.constantFrom("Asia/Jakarta", "UTC"),
  country: fc.constantFrom("ID", "MY"),
  url: fc.constantFrom("https://example.com/hook", "https://example.com:8443/a?b=c"),
  before: fc.constantFrom("1", "99"),
};

function validText({ format, pattern, maxLength = 20 }: JsonSchema): Values {
  if (format === "uuid") return fc.uuid({ version: 4 });
  // Numbers in a query are small enough for every limit of the contract.
  if (pattern === "^\\d{1,9}$") return fc.integer({ min: 1, max: 50 }).map(String);
  return fc.stringMatching(pattern === undefined ? /^[a-z0-9]+$/ : new RegExp(pattern), {
    maxLength: Math.max(43, Math.min(maxLength, 43)),
  });
}

/** A value the schema describes. */
export function valid(schema: JsonSchema, name = ""): Values {
  const special = known[name];
  if (special !== undefined) return special;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => valid(one)));
  if (typeof schema.type === "object") return fc.oneof(...schema.type.map((type) => valid({ ...schema, type })));
  if (schema.type === "object") return validObject(schema);
  if (schema.type === "array") {
    return fc.array(valid(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 4 });
  }
  if (schema.type === "boolean") return fc.boolean();
  if (schema.type === "null") return fc.constant(null);
  if (schema.type === "integer" || schema.type === "number") {
    const min = schema.minimum ?? 0;
    return fc.integer({ min, max: Math.max(min, Math.min(schema.maximum ?? 50, 50)) });
  }
  return validText(schema);
}

export function validObject({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.entries(properties).map(([name, schema]) => [name, valid(schema, name)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] }) as fc.Arbitrary<
    Record<string, unknown>
  >;
}

/** No body of the contract looks like this. */
export function surelyWrong(schema: JsonSchema): Values {
  const withMore = validObject(schema).map((value) => ({ ...value, unknownField: 1 }));
  const withLess = (schema.required ?? []).map((gone) =>
    validObject(schema).map((value) => Object.fromEntries(Object.entries(value).filter(([name]) => name !== gone))),
  );
  return fc.oneof(withMore, fc.constantFrom<unknown>([], [1], 1, "text", true, null), ...withLess);
}

const junk = fc.constantFrom<unknown>(
  ...[null, "", " ", -1, 0, 1.5, 2 ** 53, [], {}, [null], { $ne: 1 }, "\u0000", "\uD800", "x".repeat(5000)],
  ...["' OR 1=1 --", "../../etc/passwd", "{{7*7}}", "<img src=x onerror=alert(1)>", "\u202Eabc", "__proto__"],
);

/** A body with one field replaced by something odd: refused or not, it must do no harm. */
export function odd(schema: JsonSchema): Values {
  const names = Object.keys(schema.properties ?? {});
  return fc
    .tuple(validObject(schema), fc.constantFrom("constructor", ...names), junk)
    .map(([value, name, replaced]) => ({ ...value, [name]: replaced }));
}

export const oddText = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60, unit: "binary" }).filter((text) => !/\p{Surrogate}|^\.+$/u.test(text)),
  fc.constantFrom("%00", "__proto__", "constructor", "a/b", "a\\b", "x".repeat(300), "💥"),
);
