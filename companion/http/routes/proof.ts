/** Proves to a browser who answers here, so that it can keep its token from anybody else on the port. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ProveCompanion } from "../../auth/prove-companion";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";

export interface ProofRoutes {
  readonly proveCompanion: ProveCompanion;
}

export function mountProofRoutes(app: OpenAPIHono<AppEnv>, { proveCompanion }: ProofRoutes): void {
  mountRoute(app, "proveCompanion", async ({ body, header }) => {
    const question = { ...body, authority: header("host") ?? "", origin: header("origin") ?? null };
    const { instanceId, proofs } = await proveCompanion(question);
    return answer(200, { instanceId, proofs: [...proofs] });
  });
}
