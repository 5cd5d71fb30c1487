/** Budgets of requests: one for all strangers, one for each token. */
import { Hono } from "hono";
import { expect, it } from "vitest";
import type { Device } from "../../auth/device-store";
import { AppError } from "../../errors";
import { createTestClock } from "../../testing/test-clock";
import type { AppEnv } from "../app-env";
import { createTokenBudgets, createTokenRateStep } from "./rate";

const deviceCalled = (id: string): Device => ({
  ...{ id, label: id, scope: "read", origin: null, lastSeenAt: null },
  ...{ createdAt: "2026-01-01T00:00:00.000Z", expiresAt: "2026-12-01T00:00:00.000Z" },
});

it("lets a token spend its own budget alone, which refills with time", async () => {
  const clock = createTestClock();
  const app = new Hono<AppEnv>();
  app.onError((thrown) => new Response(null, { status: thrown instanceof AppError ? 429 : 500 }));
  app.use(async (context, next) => {
    const id = context.req.header("device");
    context.set("device", id === undefined ? null : deviceCalled(id));
    await next();
  });
  app.use(createTokenRateStep(createTokenBudgets({ clock, perMinute: 3 })));
  app.get("/", (context) => context.text("served"));
  const ask = async (device?: string) =>
    (await app.request("/", device === undefined ? {} : { headers: { device } })).status;

  expect([await ask("a"), await ask("a"), await ask("a"), await ask("a")]).toEqual([200, 200, 200, 429]);
  expect([await ask("b"), await ask()]).toEqual([200, 200]);
  clock.advance(20_000);
  expect([await ask("a"), await ask("a")]).toEqual([200, 429]);
});
