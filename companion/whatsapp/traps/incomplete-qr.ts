/**
 * Trap: when the page clears its QR reference (while pairing, or when it ran out) the library reports a QR whose first
 * field is the word undefined (gotcha 3). No phone can read it.
 */
export function isScannableQr(text: string): boolean {
  const [reference] = text.split(",");
  return reference !== "" && reference !== "undefined" && reference !== "null";
}
