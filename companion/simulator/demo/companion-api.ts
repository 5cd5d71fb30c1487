/** The demo as a program of its own beside the extension: it pairs like one and adds accounts over REST. */
import type { PairResponse } from "#shared/pairing";

export interface CompanionApi {
  /** Fails with the answer when it is not ok. */
  call(method: string, path: string, body?: object): Promise<Response>;
  /** Forgets this program's token, so that only the person's browser stays in the list of devices. */
  leave(): Promise<void>;
}

export async function pairWithCompanion(url: string, code: string): Promise<CompanionApi> {
  const request = async (token: string | null, method: string, path: string, body?: object) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const paired = await request(null, "POST", "/auth/pair", { code, label: "Demo", scope: "admin" });
  const { id, token } = (await paired.json()) as PairResponse;
  return {
    call: (method, path, body) => request(token, method, path, body),
    async leave() {
      await request(token, "DELETE", `/auth/devices/${id}`);
    },
  };
}
