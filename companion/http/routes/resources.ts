/** What every browser takes of the machine, and how many more accounts it has room for. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Resources } from "#shared/resources";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

export interface ResourceRoutes {
  readonly readResources: () => Promise<Resources>;
}

export function mountResourceRoutes(app: OpenAPIHono<AppEnv>, { readResources }: ResourceRoutes): void {
  mountRoute(app, "readResources", async () => answer(200, await readResources()));
}
