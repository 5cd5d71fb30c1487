/** Requests follow the contract; failures are codes; the token goes nowhere it should not. */
import { describe, expect, it } from "vitest";
import { anAccount } from "../testing/account-fixture";
import { FakeCompanion, json, problem } from "../testing/fake-companion";
import { createHttpClient } from "./http-client";

const companionUrl = "http://127.0.0.1:8477";

function clientOf(companion: FakeCompanion, token: string | null = "secret") {
  const readTarget = async () => ({ companionUrl, token, deviceId: token === null ? null : "d1", wasRevoked: false });
  return createHttpClient({ fetch: companion.fetch, readTarget });
}

function answering(reply: () => Response): FakeCompanion {
  const companion = new FakeCompanion();
  companion.replies.readSession = reply;
  return companion;
}

describe("the HTTP client", () => {
  it("fills the path, encodes names and carries the token", async () => {
    const companion = answering(() => json(anAccount()));

    const account = await clientOf(companion).call("readSession", { params: { name: "Toko #1/é" } });

    expect(account.clientName).toBe("Toko Ayam 1");
    expect(companion.requests[0]?.url.href).toBe(`${companionUrl}/whatsapp/session/Toko%20%231%2F%C3%A9`);
    expect(companion.requests[0]?.headers.get("Authorization")).toBe("Bearer secret");
  });

  it("sends bodies as JSON with the idempotency key, and leaves out queries that are not given", async () => {
    const companion = new FakeCompanion();
    companion.replies.createSession = () => json(anAccount(), 201);
    companion.replies.listSessions = () => json({ rev: 1, total: 0, accounts: [], nextCursor: null });
    const http = clientOf(companion);

    await http.call("createSession", { body: { clientName: "A", method: "qr" }, idempotencyKey: "k1" });
    await http.call("listSessions", { query: { q: "toko ayam", status: undefined } });

    expect(companion.requests[0]?.body).toEqual({ clientName: "A", method: "qr" });
    expect(companion.requests[0]?.headers.get("Content-Type")).toBe("application/json");
    expect(companion.requests[0]?.headers.get("Idempotency-Key")).toBe("k1");
    expect(companion.requests[1]?.url.search).toBe("?q=toko+ayam");
  });

  it("shows the token to no operation that needs none", async () => {
    const companion = new FakeCompanion();

    await clientOf(companion).call("readHealth", {});

    expect(companion.requests[0]?.headers.has("Authorization")).toBe(false);
  });

  it("does not even ask without a token", async () => {
    const companion = new FakeCompanion();

    const asking = clientOf(companion, null).call("listSessions", {});

    await expect(asking).rejects.toMatchObject({ code: "not_paired" });
    expect(companion.requests).toEqual([]);
  });

  it("throws the code and the field errors of a problem", async () => {
    const errors = [{ path: "clientName", code: "too_long" }];
    const companion = answering(() => problem("validation_failed", { errors }));

    const asking = clientOf(companion).call("readSession", { params: { name: "x" } });

    await expect(asking).rejects.toMatchObject({ code: "validation_failed", fields: errors });
  });

  it("tells how long to wait", async () => {
    const companion = answering(() => {
      const answer = problem("too_many_requests");
      answer.headers.set("Retry-After", "7");
      return answer;
    });

    const asking = clientOf(companion).call("readSession", { params: { name: "x" } });

    await expect(asking).rejects.toMatchObject({ code: "too_many_requests", retryAfterMs: 7000 });
  });

  it.each([
    ["an error page of something else", () => new Response("<h1>Not found</h1>", { status: 404 })],
    ["a code outside the catalogue", () => json({ code: "constructor" }, 500)],
    ["a success that is no JSON", () => new Response("hello")],
  ])("finds %s unreadable", async (_, reply) => {
    const asking = clientOf(answering(reply)).call("readSession", { params: { name: "x" } });

    await expect(asking).rejects.toMatchObject({ code: "answer_unreadable" });
  });

  it("tells a companion that does not answer apart from one that refuses", async () => {
    const companion = new FakeCompanion();
    companion.isRunning = false;

    const asking = clientOf(companion).call("readSession", { params: { name: "x" } });

    await expect(asking).rejects.toMatchObject({ code: "companion_unreachable" });
  });

  it("answers null where there is no content", async () => {
    const companion = new FakeCompanion();
    companion.replies.removeDevice = () => new Response(null, { status: 204 });

    const answer = await clientOf(companion).call("removeDevice", { params: { id: anAccount().id } });

    expect(answer).toBeNull();
  });

  it("gives text as it is", async () => {
    const companion = new FakeCompanion();
    companion.replies.readQr = () => new Response("2@abc,def");

    expect(await clientOf(companion).text("readQr", { params: { name: "x" }, query: { format: "raw" } })).toBe(
      "2@abc,def",
    );
  });
});
