/** The daily limit: what is left, setting a part aside and giving it back, and what was used. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { QuotaUseCases } from "../../accounts/quota-commands";
import { usageCsv } from "../../quota/usage-csv";
import { answer } from "../answer";
import type { AppEnv } from "../app-env";
import { mountRoute } from "../contract-route";
import type { AnswerOnce } from "../idempotency";

export interface QuotaRoutes {
  readonly quota: QuotaUseCases;
  readonly answerOnce: AnswerOnce;
}

const defaultUsageDays = 30;

export function mountQuotaRoutes(app: OpenAPIHono<AppEnv>, { quota, answerOnce }: QuotaRoutes): void {
  mountRoute(app, "readQuota", async ({ params }) => answer(200, await quota.read(params.name)));
  mountRoute(app, "reserveQuota", ({ params, body, device, header }) =>
    answerOnce({ deviceId: device.id, key: header("idempotency-key"), request: [params, body] }, async () =>
      answer(201, await quota.reserve(params.name, body.count)),
    ),
  );
  mountRoute(app, "giveBackQuota", async ({ params }) => answer(200, await quota.giveBack(params.name, params.id)));
  mountRoute(app, "readUsage", async ({ params, query }) =>
    answer(200, await quota.usage(params.name, query.days ?? defaultUsageDays)),
  );
  mountRoute(app, "exportUsage", async ({ params, query }) => {
    const usage = await quota.usage(params.name, query.days ?? defaultUsageDays);
    return answer(200, { contentType: "text/csv; charset=utf-8", content: usageCsv(usage) });
  });
}
