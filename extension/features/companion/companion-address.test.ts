/** Plain HTTP only to this computer. */
import { expect, it } from "vitest";
import { addressKind, parseCompanionUrl } from "./companion-address";

it.each([
  ["http://127.0.0.1:8477", "http://127.0.0.1:8477"],
  [" 127.0.0.1:9000/ ", "http://127.0.0.1:9000"],
  ["localhost:8477", "http://localhost:8477"],
  ["https://Saklar.Example", "https://saklar.example"],
  ["https://saklar.example:8443", "https://saklar.example:8443"],
  ["http://saklar.example", null],
  ["http://127.0.0.1.nip.io", null],
  ["https://user:secret@saklar.example", null],
  ["https://saklar.example/whatsapp", null],
  ["ftp://127.0.0.1", null],
  ["javascript:alert(1)", null],
  ["", null],
])("%j becomes %j", (typed, companionUrl) => {
  expect(parseCompanionUrl(typed)).toBe(companionUrl);
});

it.each([
  ["http://127.0.0.1:8477", "loopback"],
  ["http://localhost:9000", "loopback"],
  ["https://saklar.example", "remote"],
])("%s is a %s address", (companionUrl, kind) => {
  expect(addressKind(companionUrl)).toBe(kind);
});
