/** What the pretended companion tells beside its accounts: who is paired, what happened, how much was sent. */

const minutesAgo = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();

export function demoDevices() {
  const device = (number, label, lastSeenAt) => ({
    id: `00000000-0000-4000-8000-00000000000${number}`,
    label,
    scope: "admin",
    origin: null,
    isCurrent: number === "d",
    createdAt: minutesAgo(60 * 24 * 30),
    lastSeenAt,
    expiresAt: "2099-01-01T00:00:00.000Z",
  });
  return [
    device("d", "Chrome on Linux", minutesAgo(0)),
    device("2", "Firefox on Windows", minutesAgo(60 * 5)),
    device("3", "Edge on Windows", null),
  ];
}

export function demoActivity() {
  const entries = [
    [2, "ready", null],
    [3, "authenticated", null],
    [4, "loading", null],
    [9, "disconnected", "network"],
    [60 * 20, "ready", null],
    [60 * 20 + 1, "authenticated", null],
    [60 * 20 + 2, "qr", null],
    [60 * 20 + 3, "loading", null],
    [60 * 22, "disconnected", "logged_out_on_phone"],
    [60 * 50, "ready", null],
  ];
  return {
    entries: entries.map(([minutes, status, reason], index) => ({
      rev: 100 - index,
      status,
      reason,
      at: minutesAgo(minutes),
    })),
    failures: [{ id: 1, afterRev: 100, command: "syncHistory", code: "capability_degraded", at: minutesAgo(12) }],
    nextBefore: 90,
  };
}

export function demoLog() {
  const line = (minutes, level, event, fields) => ({ at: minutesAgo(minutes), level, event, fields });
  return {
    lines: [
      line(70, "info", "browser.started", { accountId: "00000000-0000-4000-8000-000000000011", pid: 4021 }),
      line(61, "warn", "pool.client_ended", {
        accountId: "00000000-0000-4000-8000-000000000011",
        message: "TargetCloseError: Target closed",
      }),
      line(5, "warn", "store.busy", { tries: 1 }),
    ],
  };
}

export function demoUsage() {
  const sent = [12, 31, 50, 44, 0, 27, 38];
  const days = sent.map((count, index) => ({
    day: minutesAgo((6 - index) * 24 * 60).slice(0, 10),
    sent: count,
    dailyLimit: 50,
  }));
  return { timeZone: "UTC", days: days.filter((day) => day.sent > 0) };
}

export function demoWebhooks() {
  const known = { isEnabled: true, createdAt: minutesAgo(60 * 24), lastDeliveredAt: minutesAgo(3) };
  return [
    {
      ...{ id: "00000000-0000-4000-8000-0000000000aa", url: "https://toko.example/saklar", accountId: null },
      ...{ events: ["whatsapp-status", "whatsapp-account-removed"], waiting: 0, dead: 2, ...known },
    },
  ];
}

export function demoDeadLetters() {
  const letter = (seq, failure, status) => ({
    ...{ id: `d${seq}`, seq, event: "whatsapp-status", accountId: "1", rev: seq, attempts: 15, nextAttemptAt: null },
    ...{ createdAt: minutesAgo(60 * seq), deadAt: minutesAgo(30 * seq), failure, status },
  });
  return [letter(2, "timeout", null), letter(1, "http_status", 503)];
}
