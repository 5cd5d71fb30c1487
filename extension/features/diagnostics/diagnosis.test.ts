/** The diagnosis tells the state of everything and the identity of nobody. */
import { describe, expect, it } from "vitest";
import type { CompanionSettings } from "#shared/companion-settings";
import type { LogLine } from "#shared/log-lines";
import { settingDefaults } from "#shared/settings-limits";
import type { AccountStatus, StatusReason } from "#shared/status";
import { anAccount } from "../../testing/account-fixture";
import { type DiagnosisFacts, diagnose } from "./diagnosis";

const takenAt = Date.parse("2026-01-25T09:00:00.000Z");
const since = "2026-01-25T08:00:00.000Z";

function facts(change: Partial<DiagnosisFacts> = {}): DiagnosisFacts {
  return {
    takenAt,
    extensionVersion: "0.1.0",
    companion: { found: "companion", version: "0.1.2" },
    addressKind: "loopback",
    connection: { step: "live", since: takenAt - 60_000 },
    browser: "Firefox 140 on Linux",
    locale: "id",
    language: "auto",
    theme: "dark",
    accounts: [],
    isLive: true,
    settings: null,
    activity: {},
    log: [],
    ...change,
  };
}

const secret = {
  id: "deadbeef-0000-4000-8000-00000000cafe",
  name: "Rahasia Bu Ani",
  phone: "6281299998888",
  token: "token-Zq8vN3",
  code: "ABCD-1234",
  host: "companion.rahasia.example",
};

const hostile = anAccount({
  id: secret.id,
  clientName: `${secret.name}\n${secret.phone}`,
  phoneNumber: secret.phone,
  status: secret.phone as AccountStatus,
  reason: secret.token as StatusReason,
  since: secret.name,
  link: { kind: secret.code as "code", attempt: 1, maxAttempts: 3, issuedAt: since, expiresAt: since },
  degraded: [secret.token as "send", "history"],
});

const settings: CompanionSettings = {
  defaults: settingDefaults,
  timeZone: "Asia/Jakarta",
  country: "ID",
  quietHours: { from: "22:00", to: "06:00" },
  maxAccounts: 500,
  maxRunning: 20,
  keepStatusDays: 90,
  keepMessageDays: null,
  keepMediaDays: null,
  keepMediaMb: null,
  parkAfterMinutes: 30,
  parkWakeMinutes: null,
  recycleAboveMb: 1000,
};

const hostileSettings = {
  ...settings,
  timeZone: secret.host,
  country: secret.code as "ID",
  maxAccounts: secret.token as unknown as number,
  defaults: { ...settingDefaults, storageMode: secret.name as "s3", syncLimit: secret.code as unknown as number },
};
const hostileLine: LogLine = {
  at: secret.host,
  level: secret.code as "warn",
  event: secret.name as "store.busy",
  fields: Object.fromEntries(
    ["accountId", "message", "error", "code", "route", "reason", "status", "tries", secret.name].map((name) => [
      name,
      `${Object.values(secret).join(" ")} ENOSPC`,
    ]),
  ),
};
const hostileEntry = {
  rev: 1,
  status: secret.name as AccountStatus,
  reason: secret.token as StatusReason,
  at: secret.host,
};

describe("the diagnosis", () => {
  it("says versions, connection, browser, language and theme", () => {
    expect(diagnose(facts()).split("\n")).toEqual([
      "Saklar diagnosis",
      "taken: 2026-01-25T09:00:00.000Z",
      "extension: 0.1.0",
      "companion: 0.1.2 (companion), loopback address",
      "connection: live since 2026-01-25T08:59:00.000Z",
      "browser: Firefox 140 on Linux",
      "language: id (chosen: auto)",
      "theme: dark",
      "accounts: 0",
    ]);
  });

  it("counts the accounts by state and lists each by number, the oldest first", () => {
    const resources = { memoryMb: 250, cpuPercent: 3, sharedBy: 5, isHigh: false };
    const lost = { status: "disconnected", reason: "network", since } as const;
    const accounts = [
      anAccount({ id: "b", ...lost, attempt: 2, createdAt: "2026-01-03T00:00:00.000Z" }),
      anAccount({ id: "c", ...lost, createdAt: "2026-01-02T00:00:00.000Z" }),
      anAccount({ id: "a", since, degraded: ["media"], resources, createdAt: "2026-01-01T00:00:00.000Z" }),
    ];

    expect(
      diagnose(facts({ accounts, isLive: false }))
        .split("\n")
        .slice(8),
    ).toEqual([
      "accounts: 3 (as remembered)",
      "- disconnected (network): 2",
      "- ready: 1",
      `#1 ready since ${since}, attempt 0, degraded: media, 250 MB, 3% CPU, browser of 5`,
      `#2 disconnected (network) since ${since}, attempt 0`,
      `#3 disconnected (network) since ${since}, attempt 2`,
    ]);
  });

  it("tells bounds and choices of the companion, but not where it is", () => {
    expect(diagnose(facts({ settings })).split("\n").slice(9)).toEqual([
      "settings: maxAccounts 500, keepStatusDays 90, keepMessageDays none, parkAfterMinutes 30, parkWakeMinutes none, recycleAboveMb 1000",
      "quiet hours: set",
      "new accounts: autoStart false, storage filesystem, syncLimit 50, trustLevel 1, dailyLimit 50",
    ]);
  });

  it("tells what happened lately, by the account's number", () => {
    const entries = [{ rev: 7, status: "error", reason: "crash_loop", at: since }] as const;

    expect(diagnose(facts({ accounts: [anAccount({ id: "a" })], activity: { a: [...entries] } }))).toContain(
      `log #1 ${since} error (crash_loop)`,
    );
  });

  it("tells the last lines of the companion's log, without what may name somebody in them", () => {
    const line = (level: "info" | "warn", event: LogLine["event"], fields: LogLine["fields"]) =>
      ({ at: since, level, event, fields }) as const;
    const log = [
      ...Array.from({ length: 60 }, () => line("warn", "store.busy", { tries: 1 })),
      line("info", "browser.started", { accountId: "a", browserId: "a", pid: 12 }),
      line("warn", "pool.launch_failed", { accountId: "a", message: "ENOSPC: no space left, mkdir '/home/ani/x'" }),
      line("warn", "http.answered", { route: "/settings", status: 503, durationMs: 12 }),
    ];

    const lines = diagnose(facts({ accounts: [anAccount({ id: "a" })], log })).split("\n");

    expect(lines.filter((text) => text.startsWith("companion 2"))).toHaveLength(40);
    expect(lines.slice(-3)).toEqual([
      `companion ${since} info browser.started #1`,
      `companion ${since} warn pool.launch_failed #1 "ENOSPC"`,
      `companion ${since} warn http.answered route=/settings durationMs=12 status=503`,
    ]);
  });

  it("names no person, number, id, token, code or address, whatever the companion sends", () => {
    const text = diagnose(
      facts({
        extensionVersion: secret.token,
        companion: { found: "companion", version: `0.1.2-${secret.token} ${secret.host}` },
        connection: { step: "refused", code: secret.token as "unauthorized" },
        addressKind: "remote",
        settings: hostileSettings,
        activity: { [secret.id]: [hostileEntry, hostileEntry] },
        log: [hostileLine],
        accounts: [hostile, anAccount({ id: secret.id, clientName: secret.name, phoneNumber: secret.phone })],
      }),
    );

    for (const value of Object.values(secret)) expect(text).not.toContain(value);
    expect(text).toContain("companion: 0.1.2 (companion), remote address");
    expect(text).toContain('companion unknown unknown unknown "ENOSPC"');
    expect(text).toContain("unknown (unknown) since unknown, attempt 0, degraded: unknown history");
  });

  it.each<[DiagnosisFacts["connection"], string]>([
    [{ step: "connecting", since: 0 }, "connecting"],
    [{ step: "notPaired" }, "notPaired"],
    [{ step: "revoked" }, "revoked"],
    [{ step: "blocked", cause: "localNetwork" }, "blocked (localNetwork)"],
    [{ step: "refused", code: "origin_mismatch" }, "refused (origin_mismatch)"],
    [{ step: "wrongVersion", older: "companion", companionVersion: "0.0.1" }, "wrongVersion (older: companion)"],
    [
      { step: "offline", cause: "unreachable", since: takenAt, nextTryAt: null, attempt: 4 },
      "offline (unreachable) since 2026-01-25T09:00:00.000Z, attempt 4",
    ],
  ])("tells the connection %j", (connection, text) => {
    expect(diagnose(facts({ connection }))).toContain(`connection: ${text}\n`);
  });

  it.each<[DiagnosisFacts["companion"], string]>([
    [null, "no answer yet"],
    [{ found: "nothing" }, "nothing"],
    [{ found: "stranger" }, "stranger"],
    [{ found: "wrongVersion", older: "extension", version: "9.0.0" }, "9.0.0 (wrongVersion)"],
  ])("tells what answers as companion: %j", (companion, text) => {
    expect(diagnose(facts({ companion }))).toContain(`companion: ${text}, loopback address\n`);
  });
});
