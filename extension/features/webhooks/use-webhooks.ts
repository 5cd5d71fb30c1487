/** The webhooks of the companion, and what can be done with them; after each step the list is read again. */
import { useCallback, useEffect, useState } from "react";
import { type Failure, type Outcome, outcomeOf } from "../../account-actions/outcome";
import type { Answer, Body } from "../../api/operation-types";
import { useApp } from "../../app/AppContext";

export type Webhook = Answer<"listWebhooks">["webhooks"][number];
export type WebhookTest = Answer<"testWebhook">;

export function useWebhooks() {
  const { http } = useApp();
  const [webhooks, setWebhooks] = useState<readonly Webhook[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const read = useCallback(async () => {
    const outcome = await outcomeOf(http.call("listWebhooks", {}));
    if (outcome.ok) setWebhooks(outcome.value.webhooks);
    else setFailure(outcome);
  }, [http]);
  useEffect(() => void read(), [read]);

  async function then<Value>(request: Promise<Value>): Promise<Outcome<Value>> {
    const outcome = await outcomeOf(request);
    setFailure(outcome.ok ? null : outcome);
    await read();
    return outcome;
  }
  const params = ({ id }: Webhook) => ({ params: { id } });
  return {
    webhooks,
    failure,
    add: (body: Body<"createWebhook">) => then(http.call("createWebhook", { body })),
    setEnabled: (webhook: Webhook, isEnabled: boolean) =>
      then(http.call("updateWebhook", { ...params(webhook), body: { isEnabled } })),
    remove: (webhook: Webhook) => then(http.call("deleteWebhook", params(webhook))),
    test: (webhook: Webhook) => then(http.call("testWebhook", params(webhook))),
    letters: (webhook: Webhook) =>
      outcomeOf(http.call("listDeliveries", { ...params(webhook), query: { state: "dead" } })),
    replay: (webhook: Webhook) => then(http.call("replayDeliveries", params(webhook))),
  };
}

export type Webhooks = ReturnType<typeof useWebhooks>;
