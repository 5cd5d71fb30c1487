/** The connection keeps only what is true in its state, and never flickers while trying. */
import { describe, expect, it } from "vitest";
import { type Connection, nextConnection } from "./connection";

const offline: Connection = { step: "offline", cause: "unreachable", since: 100, nextTryAt: 900, attempt: 2 };

describe("nextConnection", () => {
  it("keeps since when it went offline, and counts the tries", () => {
    const next = nextConnection(offline, { fact: "lost", cause: "stranger", at: 900, nextTryAt: 1900 });

    expect(next).toEqual({ step: "offline", cause: "stranger", since: 100, nextTryAt: 1900, attempt: 3 });
  });

  it("starts counting anew after it was live", () => {
    const next = nextConnection({ step: "live", since: 1 }, { fact: "lost", cause: "dropped", at: 50, nextTryAt: 60 });

    expect(next).toMatchObject({ since: 50, attempt: 1 });
  });

  it("stays offline while trying, without a next time", () => {
    expect(nextConnection(offline, { fact: "trying", at: 900 })).toEqual({ ...offline, nextTryAt: null });
  });

  it.each<Connection>([
    { step: "wrongVersion", older: "companion", companionVersion: "0.0.1" },
    { step: "blocked", cause: "hostPermission" },
    { step: "refused", code: "origin_mismatch" },
  ])("leaves $step on screen while looking whether it changed", (current) => {
    expect(nextConnection(current, { fact: "trying", at: 5 })).toBe(current);
  });

  it.each<Connection>([{ step: "notPaired" }, { step: "revoked" }, { step: "live", since: 3 }])(
    "connects from $step when told to try",
    (current) => {
      expect(nextConnection(current, { fact: "trying", at: 5 })).toEqual({ step: "connecting", since: 5 });
    },
  );

  it("keeps not paired and removed apart", () => {
    expect(nextConnection(offline, { fact: "unpaired" })).toEqual({ step: "notPaired" });
    expect(nextConnection(offline, { fact: "revoked" })).toEqual({ step: "revoked" });
  });
});
