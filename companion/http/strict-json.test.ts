/** JSON that can be read in one way only. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseStrictJson } from "./strict-json";

const parse = (text: string) => parseStrictJson(new TextEncoder().encode(text).buffer);

describe("strict JSON", () => {
  it("reads whatever JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);

        expect(parse(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"x":[{"a":1,"b":{},"a":1}]}',
    '{"a":{"b":1},"a":3}',
    '{"":1,"":2}',
  ])("refuses the key written twice in %s", (text) => {
    expect(() => parse(text)).toThrow("not valid JSON");
  });

  it.each([
    '{"a":{"a":1}}',
    '[{"a":1},{"a":1}]',
    '{"a":"{\\"a\\":1,\\"a\\":2}"}',
    '{"a":"a","b":"a"}',
    '{"a\\\\":1,"a":2}',
  ])("reads %s, where no key is written twice", (text) => {
    expect(parse(text)).toEqual(JSON.parse(text));
  });

  it("refuses nesting that no body of ours has", () => {
    expect(parse(`${"[".repeat(32)}${"]".repeat(32)}`)).toBeDefined();
    expect(() => parse(`${"[".repeat(33)}${"]".repeat(33)}`)).toThrow("not valid JSON");
  });

  it("takes a megabyte of quotes in its stride", () => {
    const text = JSON.stringify({ a: '\\"'.repeat(250_000) });

    expect(parse(text)).toEqual(JSON.parse(text));
  });
});
