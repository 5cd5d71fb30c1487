/** The challenge that waits for a phone: the QR as picture or text, and the code to type instead. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import QRCode from "qrcode";
import type { AccountUseCases } from "../../accounts/use-cases";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";
import type { RawBody } from "../contract-types";

const drawn: Record<"png" | "svg" | "raw", (text: string) => Promise<RawBody>> = {
  png: async (text) => ({
    contentType: "image/png",
    content: new Uint8Array(await QRCode.toBuffer(text, { type: "png", width: 512, margin: 4 })),
  }),
  svg: async (text) => ({ contentType: "image/svg+xml", content: await QRCode.toString(text, { type: "svg" }) }),
  raw: async (text) => ({ contentType: "text/plain; charset=utf-8", content: text }),
};

export function mountLinkingRoutes(app: OpenAPIHono<AppEnv>, accounts: AccountUseCases): void {
  mountRoute(app, "readQr", async ({ params, query }) => {
    const { text } = await accounts.currentQr(params.name);
    return answer(200, await drawn[query.format](text));
  });
  mountRoute(app, "requestPairingCode", async ({ params, body }) =>
    answer(200, await accounts.pairingCode(params.name, body.phoneNumber)),
  );
}
