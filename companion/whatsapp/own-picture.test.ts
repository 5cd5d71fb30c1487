import { expect, it } from "vitest";
import { pictureOf } from "./own-picture";

const bytes = (start: readonly number[], length = 20) => {
  const content = new Uint8Array(length);
  content.set(start);
  return content;
};

it.each([
  ["a JPEG", bytes([0xff, 0xd8, 0xff, 0xe0]), "image/jpeg"],
  ["a PNG", bytes([0x89, 0x50, 0x4e, 0x47]), "image/png"],
  ["a page that calls itself a picture", Uint8Array.from(Buffer.from("<script>alert(1)</script>")), undefined],
  ["nothing", new Uint8Array(0), undefined],
  ["a picture of more than a megabyte", bytes([0xff, 0xd8, 0xff], 2 ** 20 + 1), undefined],
])("%s is told by its first bytes", (_what, content, type) => {
  expect(pictureOf(content)?.contentType).toBe(type);
});
