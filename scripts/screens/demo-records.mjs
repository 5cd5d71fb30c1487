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
