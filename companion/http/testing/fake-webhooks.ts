/** Webhooks in memory for tests of the outside: nothing is ever sent. */
import type { Webhook } from "#shared/webhooks";
import type { AccountUseCases } from "../../accounts/use-cases";
import { AppError } from "../../errors";
import type { WebhookUseCases } from "../../webhooks/webhook-service";

export function createFakeWebhooks(accounts: Pick<AccountUseCases, "read">): WebhookUseCases {
  const webhooks = new Map<string, Webhook>();
  const read = (id: string): Webhook => {
    const webhook = webhooks.get(id);
    if (webhook === undefined) throw new AppError("webhook_not_found");
    return webhook;
  };

  return {
    list: async () => [...webhooks.values()],
    create: async ({ account, ...wanted }) => {
      const accountId = account === undefined ? null : (await accounts.read(account)).id;
      const id = crypto.randomUUID();
      const counts = { createdAt: "2026-01-25T08:00:00.000Z", lastDeliveredAt: null, waiting: 0, dead: 0 };
      webhooks.set(id, { id, ...wanted, accountId, ...counts });
      return { webhook: read(id), secret: "whsec_c2VjcmV0" };
    },
    update: async (id, changes) => {
      webhooks.set(id, { ...read(id), ...(changes as Partial<Webhook>) });
      return read(id);
    },
    remove: async (id) => void webhooks.delete(read(id).id),
    renewSecret: async (id) => `whsec_${read(id).id}`,
    test: async (id) => ({ ok: read(id).isEnabled, status: 200, failure: null, tookMs: 1 }),
    deliveries: async (id) => ({ deliveries: [], nextAfter: read(id).dead > 0 ? 1 : null }),
    replay: async (id) => read(id).dead,
  };
}
