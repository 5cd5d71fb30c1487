/** Message keys in the forms of the eras. */
import { expect, test } from "vitest";
import { type EraRows, eras } from "./eras";
import { defineMsgKey } from "./msg-key";
import { createWid } from "./wid";

const me = createWid("6281234500001@c.us");
const group = createWid("1203630@g.us");
const outgoing = { from: me, to: group, id: "3EB0", participant: me, selfDir: "out" } as const;
const text = "true_1203630@g.us_3EB0_6281234500001@c.us";
const define = (rows: EraRows) => defineMsgKey(() => rows);

test("a key of April owns its text as _serialized", () => {
  const Key = define(eras.apr2026);

  expect(Object.entries(new Key(outgoing))).toContainEqual(["_serialized", text]);
});

test("a key of July owns it as $1 only, and still knows it as text", () => {
  const Key = define(eras.jul2026);
  const key = new Key(outgoing);

  expect([key._serialized, key.$1, String(key)]).toEqual([undefined, text, text]);
});

test("an accessor without setter on the prototype breaks the keys of April, as in the real page", () => {
  const Key = define(eras.apr2026);
  Object.defineProperty(Key.prototype, "_serialized", { get: () => "shimmed" });

  expect(() => new Key(outgoing)).toThrow("only a getter");
});

test("a key for a received message names the chat and, without a group, no participant", () => {
  const Key = define(eras.apr2026);

  expect(String(new Key({ fromMe: false, remote: me, id: "3A" }))).toBe("false_6281234500001@c.us_3A");
});
