/** Trades the code from the companion's terminal for a token, and keeps it in this browser only. */
import { normalisePairingCode } from "#shared/protocol";
import { type Outcome, outcomeOf } from "../../account-actions/outcome";
import type { App } from "../../app/AppContext";
import { pairingItem } from "../../storage/pairing";

export async function pairBrowser(app: App, code: string, label: string): Promise<Outcome<null>> {
  const { companionUrl } = app.preferences.getState();
  const answer = await outcomeOf(
    app.http.call("pairDevice", { body: { code: normalisePairingCode(code), label, scope: "admin" } }),
  );
  if (!answer.ok) return answer;
  const { id, token, scope, expiresAt } = answer.value;
  await pairingItem.setValue({ state: "paired", deviceId: id, token, scope, expiresAt, companionUrl });
  return { ok: true, value: null };
}
