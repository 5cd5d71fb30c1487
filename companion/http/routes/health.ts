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
}

export function mountHealthRoutes(app: OpenAPIHono<AppEnv>, { version, health }: HealthRoutes): void {
  mountRoute(app, "readHealth", async () =>
    answer(200, { status: health(), product: "saklar", version, protocol: protocolVersion }),
  );
}
