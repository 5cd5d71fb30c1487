/** Accounts for pictures: every status, long names, other scripts, full and empty counters. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const ago = (ms) => new Date(Date.now() - ms).toISOString();

function idOf(number) {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** One account; what is not told is that of a connected one. */
export function demoAccount(number, clientName, overrides = {}) {
  const status = overrides.status ?? "ready";
  return {
    id: idOf(number),
    clientName,
    status,
    connectionStatus: status,
    reason: null,
    since: ago(2 * day + number * hour),
    desired: "running",
    isPaused: false,
    labels: [],
    attempt: 0,
    nextRetryAt: null,
    link: null,
    degraded: [],
    epoch: 1,
    rev: number,
    isLoggedIn: true,
    phoneNumber: `62812345${String(number).padStart(5, "0")}`,
    battery: null,
    autoStart: true,
    syncLimit: 50,
    storageMode: "filesystem",
    trustLevel: 2,
    dailyLimit: 150,
    messagesSentToday: (number * 37) % 150,
    resources:
      status === "ready"
        ? { memoryMb: 180 + ((number * 53) % 400), cpuPercent: number % 7, sharedBy: 3, isHigh: false }
        : null,
    createdAt: ago(90 * day),
    updatedAt: ago(day),
    lastActiveAt: ago(number * 4 * minute),
    ...overrides,
  };
}

const waitingLink = (kind) => ({
  kind,
  attempt: 2,
  maxAttempts: 6,
  issuedAt: ago(4_000),
  expiresAt: new Date(Date.now() + (kind === "code" ? 160_000 : 48_000)).toISOString(),
});

const stopped = { status: "disconnected", reason: "stopped", desired: "stopped", lastActiveAt: null };
const unlinked = { isLoggedIn: false, phoneNumber: null, lastActiveAt: null, messagesSentToday: 0 };

/** Twelve accounts in every state that a person may meet. */
export function demoAccounts() {
  return [
    demoAccount(1, "Toko Ayam 1", {
      battery: 87,
      messagesSentToday: 38,
      dailyLimit: 50,
      trustLevel: 1,
      labels: ["Toko", "Jakarta"],
    }),
    demoAccount(2, "Toko Ayam 2", {
      ...unlinked,
      status: "disconnected",
      reason: "logged_out_on_phone",
      desired: "stopped",
      since: ago(20 * minute),
      phoneNumber: "6281234500002",
      labels: ["Toko"],
    }),
    demoAccount(3, "CS Bandung", { ...unlinked, status: "qr", since: ago(minute), link: waitingLink("qr") }),
    demoAccount(4, "Gudang 🐔", { messagesSentToday: 150, trustLevel: 2 }),
    demoAccount(5, "Layanan Pelanggan Cabang Surabaya Timur dan Sidoarjo Raya", {
      trustLevel: 5,
      dailyLimit: 2000,
      messagesSentToday: 1204,
      labels: ["VIP", "Surabaya", "Layanan Pelanggan Prioritas", "Malam", "Grosir"],
    }),
    demoAccount(6, "متجر الهدايا", { trustLevel: 3, dailyLimit: 400, messagesSentToday: 12, degraded: ["history"] }),
    demoAccount(7, "Promo Akhir Tahun", {
      status: "disconnected",
      reason: "network",
      attempt: 3,
      since: ago(6 * minute),
      nextRetryAt: new Date(Date.now() + 24_000).toISOString(),
    }),
    demoAccount(8, "Reseller Jogja", { status: "loading", since: ago(5_000) }),
    demoAccount(9, "Admin Malang", { status: "authenticated", since: ago(9_000) }),
    demoAccount(10, "Arsip 2024", { ...stopped, messagesSentToday: 0 }),
    demoAccount(11, "Kurir", {
      status: "error",
      reason: "crash_loop",
      since: ago(3 * hour),
      lastActiveAt: ago(4 * hour),
    }),
    demoAccount(12, "Nomor Cadangan", { ...unlinked, ...stopped, reason: "never_started" }),
  ];
}

/** An account that waits for a code typed on the phone. */
export function codeAccount() {
  return demoAccount(13, "Apotek Sehat", {
    ...unlinked,
    status: "pairing",
    since: ago(9_000),
    link: waitingLink("code"),
    phoneNumber: "6281234500013",
  });
}

export function manyAccounts(count) {
  return Array.from({ length: count }, (_, index) =>
    demoAccount(
      index + 1,
      `Cabang ${index + 1}`,
      index % 9 === 4 ? stopped : index % 31 === 7 ? { status: "error", reason: "crash_loop" } : {},
    ),
  );
}

/** What they look like once everything was paused. */
export function pausedAccounts() {
  return demoAccounts().map((account) =>
    account.status === "ready" || account.status === "authenticated" || account.status === "loading"
      ? { ...account, ...stopped, connectionStatus: "disconnected", reason: "paused", isPaused: true, resources: null }
      : account,
  );
}
