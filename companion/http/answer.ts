/** Keeps the status of an answer a literal, so that the contract's types can check it. */

export function answer<const S extends number, const B>(status: S, body: B): { readonly status: S; readonly body: B } {
  return { status, body };
}
