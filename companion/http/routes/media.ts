/** What comes with messages. Whoever sent it chose its type and name, so neither is trusted by any browser. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { MediaUseCases } from "../../accounts/media-commands";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";
import { mediaHeaders, mediaType } from "../media-headers";

export interface MediaRoutes {
  readonly media: MediaUseCases;
}

export function mountMediaRoutes(app: OpenAPIHono<AppEnv>, { media }: MediaRoutes): void {
  mountRoute(app, "readMedia", async ({ params }) => {
    const file = await media.read(params.name, params.messageId);
    const headers = { ...mediaHeaders(file), "Content-Length": String(file.bytes) };
    return answer(200, { contentType: mediaType(file), headers, content: file.content });
  });
  mountRoute(app, "readMediaUsage", async ({ params }) => answer(200, await media.usage(params.name)));
}
