/** Builds the REST side from its dependencies. The order of the gate is visible here and nowhere else. */
import { OpenAPIHono } from "@hono/zod-openapi";
import { operations } from "#shared/paths";
import type { VerifyToken } from "./auth/verify-token";
import type { Clock } from "./clock";
import type { Log } from "./diagnostics/log";
import { AppError } from "./errors";
import type { AppEnv } from "./http/app-env";
import { createAuditStep } from "./http/audit-step";
import { createErrorReply } from "./http/error-reply";
import { bodyStep } from "./http/gate/body";
import { createDrainStep } from "./http/gate/drain";
import { type GateStep, inOrder } from "./http/gate/gate-request";
import { createHostStep, wellFormedStep } from "./http/gate/host";
import { contentTypeStep, methodStep } from "./http/gate/method";
import { createOriginStep } from "./http/gate/origin";
import {
  createRateStep,
  createTokenRateStep,
  pairingPerMinute,
  proofsPerMinute,
  type TokenBudgets,
} from "./http/gate/rate";
import { createScopeStep } from "./http/gate/scope";
import { createTokenStep } from "./http/gate/token";
import { corsForExtensions, identifyRequest, keepSafe } from "./http/headers";
import { createListCache } from "./http/list-cache";
import type { ListPages } from "./http/list-pages";
import { logRequests } from "./http/request-log";
import { documentPaths } from "./http/route-table";
import { type AuditRoutes, mountAuditRoutes } from "./http/routes/audit";
import { type BatchCommands, mountBatchRoutes } from "./http/routes/batch";
import { type ChatRoutes, mountChatRoutes } from "./http/routes/chats";
import { type DeviceRoutes, mountDeviceRoutes } from "./http/routes/devices";
import { type DiagnosticsRoutes, mountDiagnosticsRoutes } from "./http/routes/diagnostics";
import { mountDocsRoutes } from "./http/routes/docs";
import { type HealthRoutes, mountHealthRoutes } from "./http/routes/health";
import { mountHistoryRoutes } from "./http/routes/history";
import { mountLinkingRoutes } from "./http/routes/linking";
import { type MediaRoutes, mountMediaRoutes } from "./http/routes/media";
import { type MessageRoutes, mountMessageRoutes } from "./http/routes/messages";
import { type MetricsRoutes, mountMetricsRoutes } from "./http/routes/metrics";
import { type MovingRoutes, mountMovingRoutes } from "./http/routes/moving";
import { mountPageRoutes, type PageRoutes } from "./http/routes/page";
import { mountPairingRoutes, type PairingRoutes } from "./http/routes/pairing";
import { mountProofRoutes, type ProofRoutes } from "./http/routes/proof";
import { mountQuotaRoutes, type QuotaRoutes } from "./http/routes/quota";
import { mountResourceRoutes, type ResourceRoutes } from "./http/routes/resources";
import { mountSessionControlRoutes } from "./http/routes/session-control";
import { mountSessionRoutes, type SessionRoutes } from "./http/routes/sessions";
import { mountSettingsRoutes, type SettingsRoutes } from "./http/routes/settings";
import { mountWebhookRoutes, type WebhookRoutes } from "./http/routes/webhooks";
import { createWahaAlias } from "./http/waha/waha-alias";

export interface AppDependencies
  extends SessionRoutes,
    PairingRoutes,
    ProofRoutes,
    AuditRoutes,
    DeviceRoutes,
    DiagnosticsRoutes,
    HealthRoutes,
    QuotaRoutes,
    MessageRoutes,
    ChatRoutes,
    MediaRoutes,
    MetricsRoutes,
    MovingRoutes,
    PageRoutes,
    ResourceRoutes,
    SettingsRoutes,
    WebhookRoutes {
  readonly accounts: SessionRoutes["accounts"];
  readonly batch: BatchCommands;
  /** Shared with the short way, which is in front of all this. */
  readonly pages: ListPages;
  readonly budgets: TokenBudgets;
  /** Whether programs written for WAHA find its sessions here. */
  readonly hasWahaAlias: boolean;
  readonly verifyToken: VerifyToken;
  readonly clock: Clock;
  readonly log: Log;
}

/** The steps that REST and Socket.IO share: they need nothing but the head of a request. */
export function createDoor(listeningPort: () => number, publicAuthority: string | null): GateStep {
  return inOrder(wellFormedStep, createHostStep(listeningPort, publicAuthority), createOriginStep(documentPaths));
}

/** The steps behind the door, then the routes. */
export function createApp(deps: AppDependencies): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>();
  app.onError(createErrorReply(deps.log));
  app.notFound(() => {
    throw new AppError("route_not_found");
  });
  app.use(identifyRequest, logRequests(deps), keepSafe, corsForExtensions);
  app.use(methodStep, contentTypeStep, bodyStep);
  if (deps.hasWahaAlias)
    app.route(
      "/api",
      createWahaAlias((request) => app.fetch(request)),
    );
  app.use(operations.pairDevice.path, createRateStep({ clock: deps.clock, perMinute: pairingPerMinute }));
  app.use(operations.proveCompanion.path, createRateStep({ clock: deps.clock, perMinute: proofsPerMinute }));
  app.use(createTokenStep(deps.verifyToken));
  app.use(createAuditStep(deps));
  app.use(createTokenRateStep(deps.budgets));
  app.use(createDrainStep(deps.health));
  app.use(async (context, next) => {
    context.set("country", deps.settings.current().country);
    await next();
  });
  const { method, path, scope } = operations.listSessions;
  app.on(method, path, createScopeStep(scope), createListCache(deps.pages));
  mountRoutes(app, deps);
  return app;
}

function mountRoutes(app: OpenAPIHono<AppEnv>, deps: AppDependencies): void {
  mountSessionRoutes(app, deps);
  mountSessionControlRoutes(app, deps.accounts);
  mountQuotaRoutes(app, deps);
  mountMessageRoutes(app, deps);
  mountSettingsRoutes(app, deps);
  mountWebhookRoutes(app, deps);
  mountBatchRoutes(app, deps.batch);
  mountLinkingRoutes(app, deps.accounts);
  mountHistoryRoutes(app, deps.accounts);
  mountChatRoutes(app, deps);
  mountMediaRoutes(app, deps);
  mountMovingRoutes(app, deps);
  mountPageRoutes(app, deps);
  mountResourceRoutes(app, deps);
  mountDiagnosticsRoutes(app, deps);
  mountMetricsRoutes(app, deps);
  mountPairingRoutes(app, deps);
  mountProofRoutes(app, deps);
  mountAuditRoutes(app, deps);
  mountDeviceRoutes(app, deps);
  mountHealthRoutes(app, deps);
  mountDocsRoutes(app, deps.version);
}
