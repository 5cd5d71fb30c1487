/** Tells anyone on this machine that the companion is there and which protocol it speaks; nothing else. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Health } from "#shared/pairing";
import { protocolVersion } from "#shared/protocol";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

export interface HealthRoutes {
  readonly version: string;
  readonly health: () => Health["status"];
  /** Null unless all accounts wait for the network. */
  readonly networkRetryAt: () => string | null;
}

export function mountHealthRoutes(app: OpenAPIHono<AppEnv>, routes: HealthRoutes): void {
  mountRoute(app, "readHealth", async () => {
    const { version, health } = routes;
    const networkRetryAt = routes.networkRetryAt();
    const known = { status: health(), product: "saklar", version, protocol: protocolVersion } as const;
    return answer(200, { ...known, ...(networkRetryAt !== null && { networkRetryAt }) });
  });
}
