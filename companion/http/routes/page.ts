/** A look at an account's WhatsApp Web page, for those who have to find out why it does not work. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { PageCommands } from "../../accounts/page-commands";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

export interface PageRoutes {
  readonly page: PageCommands;
}

export function mountPageRoutes(app: OpenAPIHono<AppEnv>, { page }: PageRoutes): void {
  mountRoute(app, "readAvatar", async ({ params }) => {
    const picture = await page.avatar(params.name);
    return picture === null ? answer(204, null) : answer(200, picture);
  });
  mountRoute(app, "readSelfCheck", async ({ params }) => answer(200, { check: await page.selfCheck(params.name) }));
  mountRoute(app, "readScreenshot", async ({ params }) =>
    answer(200, { contentType: "image/png", content: await page.screenshot(params.name) }),
  );
}
