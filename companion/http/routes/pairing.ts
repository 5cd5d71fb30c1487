/** Exchanges the code from the companion's terminal for a token that is bound to the caller's origin. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { PairingWindow } from "../../auth/pairing-window";
import type { IssueToken } from "../../auth/tokens";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

export interface PairingRoutes {
  readonly pairing: PairingWindow;
  readonly issueToken: IssueToken;
}

export function mountPairingRoutes(app: OpenAPIHono<AppEnv>, { pairing, issueToken }: PairingRoutes): void {
  mountRoute(app, "pairDevice", async ({ body, header }) => {
    const scope = pairing.redeem(body.code, body.scope);
    const { device, token } = await issueToken({ label: body.label, scope, origin: header("origin") ?? null });
    return answer(201, { id: device.id, token, scope, expiresAt: device.expiresAt });
  });
}
