/** The contract as a document and as a page; both hold nothing but what is written in `shared`. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../app-env";
import { renderDocsPage } from "../docs-page";

export function mountDocsRoutes(app: OpenAPIHono<AppEnv>, version: string): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });

  app.get("/openapi.json", (context) =>
    context.json(app.getOpenAPI31Document({ openapi: "3.1.0", info: { title: "Saklar companion", version } })),
  );
  app.get("/docs", (context) => {
    context.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    return context.html(renderDocsPage(version));
  });
}
