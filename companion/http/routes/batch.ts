/** Bulk commands: one outcome per name. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { BatchResult } from "#shared/batch";
import type { LabelChange } from "#shared/labels";
import type { AccountSettings } from "#shared/settings";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

type SettingsChange = { readonly [K in keyof AccountSettings]?: AccountSettings[K] | undefined };

/** What the routes need of the batch service. */
export interface BatchCommands {
  start(names: readonly string[]): Promise<BatchResult>;
  stop(names: readonly string[]): Promise<BatchResult>;
  stopAll(): Promise<BatchResult>;
  pauseAll(): Promise<BatchResult>;
  resumeAll(): Promise<BatchResult>;
  remove(names: readonly string[]): Promise<BatchResult>;
  logout(names: readonly string[]): Promise<BatchResult>;
  updateSettings(names: readonly string[], settings: SettingsChange, labels: LabelChange): Promise<BatchResult>;
}

export function mountBatchRoutes(app: OpenAPIHono<AppEnv>, batch: BatchCommands): void {
  const outcome = async (result: Promise<BatchResult>) => answer(200, await result);
  mountRoute(app, "startSessions", ({ body }) => outcome(batch.start(body.names)));
  mountRoute(app, "stopSessions", ({ body }) => outcome(batch.stop(body.names)));
  mountRoute(app, "stopAllSessions", () => outcome(batch.stopAll()));
  mountRoute(app, "pauseAllSessions", () => outcome(batch.pauseAll()));
  mountRoute(app, "resumeAllSessions", () => outcome(batch.resumeAll()));
  mountRoute(app, "deleteSessions", ({ body }) => outcome(batch.remove(body.names)));
  mountRoute(app, "logoutSessions", ({ body }) => outcome(batch.logout(body.names)));
  mountRoute(app, "updateSessions", ({ body: { names, settings, addLabels, removeLabels } }) =>
    outcome(batch.updateSettings(names, settings, { add: addLabels, remove: removeLabels })),
  );
}
