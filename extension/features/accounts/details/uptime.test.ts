/** A day of an account, from its log. */
import { describe, expect, it } from "vitest";
import type { Activity } from "#shared/activity";
import { uptimeOf } from "./uptime";

const now = Date.parse("2026-01-25T12:00:00.000Z");
const hourMs = 60 * 60_000;
const entry = (
  hoursAgo: number,
  status: "ready" | "error" | "disconnected" | "loading",
  reason: null | "stopped" = null,
) =>
  ({
    rev: 100 - hoursAgo,
    status,
    reason,
    at: new Date(now - hoursAgo * hourMs).toISOString(),
  }) satisfies Activity["entries"][number];

describe("the last day of an account", () => {
  it("is unknown throughout when nothing was logged", () => {
    const { cells, spent } = uptimeOf([], now);

    expect(cells).toHaveLength(48);
    expect(cells.every(({ group }) => group === null)).toBe(true);
    expect(Object.values(spent)).toEqual([0, 0, 0, 0, 0]);
  });

  it("counts what began before it from its beginning", () => {
    const { cells, spent } = uptimeOf([entry(30, "ready")], now);

    expect(cells.every(({ group }) => group === "ready")).toBe(true);
    expect(spent.ready).toBe(24 * hourMs);
  });

  it("is not known before the first entry", () => {
    const { cells, spent } = uptimeOf([entry(6, "ready")], now);

    expect(cells.filter(({ group }) => group === null)).toHaveLength(36);
    expect(spent.ready).toBe(6 * hourMs);
  });

  it("shows the most urgent of what happened in half an hour", () => {
    const blip = [entry(2, "ready"), entry(2.1, "error"), entry(20, "ready")];

    const { cells, spent } = uptimeOf(blip, now);

    expect(cells.filter(({ group }) => group === "problem")).toHaveLength(1);
    expect(Math.round(spent.problem / 60_000)).toBe(6);
  });

  it("tells a stop from a problem", () => {
    expect(uptimeOf([entry(1, "disconnected", "stopped"), entry(10, "ready")], now).spent).toMatchObject({
      stopped: hourMs,
      ready: 9 * hourMs,
      problem: 0,
    });
  });
});
