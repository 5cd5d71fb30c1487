import { expect, it } from "vitest";
import { isScannableQr } from "./incomplete-qr";

it("takes a QR with its reference", () => {
  expect(isScannableQr("2@abc,noise,identity,secret,1")).toBe(true);
});

it.each(["undefined,noise,identity,secret,1", "null,noise,identity,secret,1", ",noise,identity,secret,1"])(
  "drops %s, which no phone can read",
  (text) => {
    expect(isScannableQr(text)).toBe(false);
  },
);
