/** Facts both sides must agree on before they talk. Plain data, no schema library. */

/** Raised when an older extension or companion can no longer understand the other. */
export const protocolVersion = 1;

export const defaultPort = 8477;

/** Crockford characters in a pairing code (40 bits), shown as XXXX-XXXX. */
export const pairingCodeLength = 8;

/** A pairing code as people type it, in its one form: no spaces or dashes, capitals, look-alikes resolved. */
export function normalisePairingCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, "").replace(/[IL]/g, "1").replace(/O/g, "0");
}

/** What a token may do; each scope includes the ones before it. */
export const scopes = ["read", "operate", "admin"] as const;
export type Scope = (typeof scopes)[number];

/** Says whether a token of scope `held` may use something that needs `needed`. */
export function scopeAllows(held: Scope, needed: Scope): boolean {
  return scopes.indexOf(held) >= scopes.indexOf(needed);
}
