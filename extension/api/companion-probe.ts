/** Finds out, without a token, whether a companion we can talk to answers at the address. */
import type { Health } from "#shared/pairing";
import { protocolVersion } from "#shared/protocol";
import { ApiError } from "./api-error";
import type { HttpClient } from "./http-client";

export type Probe =
  | { readonly found: "companion"; readonly version: string }
  | { readonly found: "wrongVersion"; readonly older: "companion" | "extension"; readonly version: string }
  | { readonly found: "draining" }
  /** Something answers, but it is not Saklar: it must not see the token. */
  | { readonly found: "stranger" }
  | { readonly found: "nothing" };

export async function probeCompanion(http: HttpClient, signal?: AbortSignal): Promise<Probe> {
  try {
    return judge(await http.call("readHealth", signal ? { signal } : {}));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === "companion_unreachable") return { found: "nothing" };
    return error.code === "draining" ? { found: "draining" } : { found: "stranger" };
  }
}

function judge(health: Partial<Health> | null): Probe {
  if (health?.product !== "saklar" || typeof health.protocol !== "number") return { found: "stranger" };
  const version = String(health.version);
  if (health.protocol < protocolVersion) return { found: "wrongVersion", older: "companion", version };
  if (health.protocol > protocolVersion) return { found: "wrongVersion", older: "extension", version };
  return health.status === "draining" ? { found: "draining" } : { found: "companion", version };
}
