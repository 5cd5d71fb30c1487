/** Reading and writing the text of a linking QR. */
import { expect, test } from "vitest";
import { readQrText, writeQrText } from "./qr-text";

const qr = { ref: "2@abc", noise: "bm9pc2U=", identity: "aWQ=", advSecret: "YWR2", platform: "1" };

test("what is written can be read", () => {
  expect(readQrText(` ${writeQrText(qr)}\n`)).toEqual(qr);
});

test.each(["", "2@abc", "undefined", "a,b,c,d", "a,b,c,d,e,f", ",b,c,d,e"])("%j is no linking QR", (text) => {
  expect(readQrText(text)).toBeNull();
});
