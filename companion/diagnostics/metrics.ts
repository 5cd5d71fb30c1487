/** Counts of the companion in Prometheus' text format: no name, number or id of anybody. */
import type { Account } from "#shared/account";
import { accountStatuses } from "#shared/status";

export interface Metered {
  readonly version: string;
  readonly accounts: readonly Pick<Account, "status" | "desired" | "degraded" | "messagesSentToday">[];
  /** Of the whole store. */
  readonly rev: number;
  readonly moves: { readonly refusedMoves: number; readonly lateChanges: number };
  readonly process: {
    readonly residentBytes: number;
    readonly uptimeSeconds: number;
    /** The longest time it stood still since the last look. */
    readonly loopLagSeconds: number;
  };
}

interface Metric {
  readonly name: string;
  readonly type: "gauge" | "counter";
  readonly help: string;
  /** Labels as they are written, with their values. */
  readonly values: Readonly<Record<string, number>>;
}

function metricsOf({ version, accounts, rev, moves, process }: Metered): Metric[] {
  const count = (matches: (account: Metered["accounts"][number]) => boolean) => accounts.filter(matches).length;
  const gauge = (name: string, help: string, value: number): Metric => ({
    ...{ name, type: "gauge", help },
    values: { "": value },
  });
  const counter = (name: string, help: string, value: number): Metric => ({
    ...gauge(name, help, value),
    type: "counter",
  });
  const statuses = accountStatuses.map((status) => [`status="${status}"`, count((one) => one.status === status)]);
  const sent = accounts.reduce((sum, { messagesSentToday }) => sum + messagesSentToday, 0);
  return [
    { ...gauge("saklar_info", "The companion's version.", 1), values: { [`version="${version}"`]: 1 } },
    { ...gauge("saklar_accounts", "Accounts by status.", 0), values: Object.fromEntries(statuses) },
    gauge(
      "saklar_accounts_wanted",
      "Accounts that shall run.",
      count(({ desired }) => desired === "running"),
    ),
    gauge("saklar_accounts_degraded", "Accounts some of whose capabilities do not work.", count(isDegraded)),
    gauge("saklar_messages_sent_today", "Messages counted today, all accounts together.", sent),
    counter("saklar_revisions_total", "Status changes stored, ever.", rev),
    counter("saklar_moves_refused_total", "Status changes that the table of moves forbids.", moves.refusedMoves),
    counter("saklar_changes_late_total", "Status changes of an epoch that was over.", moves.lateChanges),
    gauge("process_resident_memory_bytes", "Of the companion, without its browsers.", process.residentBytes),
    gauge("saklar_uptime_seconds", "Since the companion started.", process.uptimeSeconds),
    gauge(
      "saklar_loop_lag_seconds",
      "Longest time the companion stood still since the last look.",
      process.loopLagSeconds,
    ),
  ];
}

function isDegraded({ degraded }: Metered["accounts"][number]): boolean {
  return degraded.length > 0;
}

export function renderMetrics(metered: Metered): string {
  const lines = metricsOf(metered).flatMap(({ name, type, help, values }) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...Object.entries(values).map(([labels, value]) => `${name}${labels === "" ? "" : `{${labels}}`} ${value}`),
  ]);
  return `${lines.join("\n")}\n`;
}
