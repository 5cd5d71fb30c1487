/** The contract as a document and as a page; both hold nothing but what is written in `shared`. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { webhookEvents } from "#shared/webhook-events";
import type { AppEnv } from "../app-env";
import { completeDocument } from "../complete-document";
import { renderDocsPage } from "../docs-page";
import { webhookDocumentation } from "../documentation";

export function mountDocsRoutes(app: OpenAPIHono<AppEnv>, version: string): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });

  for (const event of webhookEvents) app.openAPIRegistry.registerWebhook(webhookDocumentation(event));
  const info = { title: "Saklar companion", version };
  let document: object | null = null;

  app.get("/openapi.json", (context) => {
    // Made once: every route is mounted by now.
    document ??= completeDocument(app.getOpenAPI31Document({ openapi: "3.1.0", info }));
    return context.json(document);
  });
  app.get("/docs", (context) => {
    context.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    return context.html(renderDocsPage(version));
  });
}
