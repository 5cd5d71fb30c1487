import { expect, it } from "vitest";
import { type Metered, renderMetrics } from "./metrics";

type MeteredAccount = Metered["accounts"][number];

const ready: MeteredAccount = { status: "ready", desired: "running", degraded: [], messagesSentToday: 3 };
const metered: Metered = {
  version: "1.2.3",
  accounts: [ready, { ...ready, degraded: ["send"] }, { ...ready, status: "error", messagesSentToday: 0 }],
  rev: 42,
  moves: { refusedMoves: 1, lateChanges: 2 },
  process: { residentBytes: 1_000_000, uptimeSeconds: 61.5, loopLagSeconds: 0.02 },
};

it("counts accounts by every status, and what else an operator watches", () => {
  const text = renderMetrics(metered);

  expect(text).toContain('saklar_info{version="1.2.3"} 1\n');
  expect(text).toContain('saklar_accounts{status="ready"} 2\n');
  expect(text).toContain('saklar_accounts{status="qr"} 0\n');
  expect(text).toContain("saklar_accounts_degraded 1\n");
  expect(text).toContain("saklar_messages_sent_today 6\n");
  expect(text).toContain("saklar_revisions_total 42\n");
});

it("is what Prometheus reads: each metric explained once, then its values, each line ended", () => {
  const lines = renderMetrics(metered).split("\n");

  expect(lines.pop()).toBe("");
  const line = /^(# HELP \w+ .+|# TYPE \w+ (gauge|counter)|\w+(\{\w+="[^"]*"\})? [\d.]+)$/;
  expect(lines.filter((one) => !line.test(one))).toEqual([]);
  const explained = lines.flatMap((one) => /^# TYPE (\w+)/.exec(one)?.[1] ?? []);
  expect(new Set(explained).size).toBe(explained.length);
});
