/** The token goes to nobody who does not know it already. */
import { describe, expect, it } from "vitest";
import { FakeCompanion, json } from "../testing/fake-companion";
import { signedProof } from "../testing/signed-proof";
import { createHttpClient } from "./http-client";

const companionUrl = "http://127.0.0.1:8477";

function rig() {
  const companion = new FakeCompanion();
  companion.replies.listSessions = () => json({ rev: 1, total: 0, accounts: [], nextCursor: null });
  const time = { now: 0 };
  const http = createHttpClient({
    fetch: companion.fetch,
    readTarget: async () => ({ companionUrl, token: "secret", deviceId: "d1", wasRevoked: false }),
    now: () => time.now,
  });
  const list = () => http.call("listSessions", {});
  return { companion, http, list, time };
}

/** Answers with a proof that differs from the right one in the facts given. */
function answerWith(companion: FakeCompanion, wrong: Partial<Parameters<typeof signedProof>[0]>) {
  companion.replies.proveCompanion = async ({ url, body }) => {
    const { nonce } = body as { nonce: string };
    return json(await signedProof({ token: "secret", nonce, authority: url.host, ...wrong }));
  };
}

describe("before the token is sent", () => {
  it("the companion proves that it knows it, and hears a new nonce each time but no token", async () => {
    const { companion, http, list } = rig();

    await list();
    await http.prove();

    const nonces = companion.proofRequests.map(({ body }) => (body as { nonce: string }).nonce);
    expect(new Set(nonces).size).toBe(2);
    expect(companion.proofRequests.some(({ headers }) => headers.has("Authorization"))).toBe(false);
    expect(companion.requests[0]?.headers.get("Authorization")).toBe("Bearer secret");
  });

  it.each([
    ["A55: a proof replayed for another nonce", { nonce: "A".repeat(43) }],
    ["A55: a proof of another instance", { signedInstanceId: "00000000-0000-4000-8000-00000000000f" }],
    ["A57: a proof of a program that passes the question on to another port", { authority: "127.0.0.1:8478" }],
    ["A57: a proof of a program that does not know the token", { token: "guess" }],
  ])("%s is refused", async (_what, wrong) => {
    const { companion, list } = rig();
    answerWith(companion, wrong);

    await expect(list()).rejects.toMatchObject({ code: "companion_unproven" });

    expect(companion.requests).toEqual([]);
  });

  it.each([
    ["nothing", null],
    ["no list", { instanceId: "i", proofs: "x" }],
    ["nonsense", { instanceId: "i", proofs: ["", "?", 7, "A"] }],
  ])("A57: an answer with %s is refused", async (_what, answer) => {
    const { companion, list } = rig();
    companion.replies.proveCompanion = () => json(answer);

    await expect(list()).rejects.toMatchObject({ code: "companion_unproven" });

    expect(companion.requests).toEqual([]);
  });

  it("one proof serves requests of a few seconds, then another is asked for", async () => {
    const { companion, list, time } = rig();

    await Promise.all([list(), list()]);
    time.now = 4_999;
    await list();
    expect(companion.proofRequests).toHaveLength(1);
    time.now = 5_000;
    await list();

    expect(companion.proofRequests).toHaveLength(2);
  });

  it("A57: a program that takes the port while nothing answered is asked for its own proof", async () => {
    const { companion, list } = rig();
    await list();
    companion.isRunning = false;
    await expect(list()).rejects.toMatchObject({ code: "companion_unreachable" });

    companion.isRunning = true;
    answerWith(companion, { token: "guess" });

    await expect(list()).rejects.toMatchObject({ code: "companion_unproven" });
    expect(companion.requests).toHaveLength(1);
  });
});
