/** A refused socket tells why. */
import { expect, it } from "vitest";
import { refusalCode } from "./socket-client";

it.each([
  ["the code it carries", Object.assign(new Error("x"), { data: { code: "unauthorized" } }), "unauthorized"],
  ["the message when that is a code", new Error("origin_mismatch"), "origin_mismatch"],
  ["nothing when nobody answered", new Error("websocket error"), null],
  ["nothing for a code outside the catalogue", Object.assign(new Error("x"), { data: { code: "toString" } }), null],
])("reads %s", (_, error, code) => {
  expect(refusalCode(error)).toBe(code);
});
