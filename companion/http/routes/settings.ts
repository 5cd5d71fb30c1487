/** Settings of the companion as a whole. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { CompanionSettingsService } from "../../settings/companion-settings";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

export interface SettingsRoutes {
  readonly settings: CompanionSettingsService;
}

export function mountSettingsRoutes(app: OpenAPIHono<AppEnv>, { settings }: SettingsRoutes): void {
  mountRoute(app, "readSettings", async () => answer(200, settings.current()));
  mountRoute(app, "updateSettings", async ({ body }) => answer(200, await settings.update(body)));
}
