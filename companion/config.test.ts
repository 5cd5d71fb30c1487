/** The environment: what may be set, what happens when nothing is, and what is refused in which words. */
import { homedir } from "node:os";
import { describe, expect, it } from "vitest";
import { readConfig } from "./config";

describe("the configuration", () => {
  it("needs nothing to be set", () => {
    const config = readConfig({});

    expect(config).toMatchObject({ host: "127.0.0.1", port: 8477, maxAccounts: 500, logLevel: "info", deadlines: {} });
    expect(config.dataDir).toContain("saklar");
    expect(config.database.url).toBe(`file:${config.dataDir}/saklar.db`);
    expect(config.timeZone).not.toBe("");
    expect(Object.isFrozen(config)).toBe(true);
  });

  it("takes what is set", () => {
    const config = readConfig({
      SAKLAR_DATA_DIR: "~/wa",
      SAKLAR_HOST: "::1",
      SAKLAR_PORT: "0",
      SAKLAR_DATABASE_URL: "http://127.0.0.1:8080",
      SAKLAR_DATABASE_TOKEN: "t",
      SAKLAR_TIME_ZONE: "Asia/Jakarta",
      SAKLAR_MAX_ACCOUNTS: "7",
      SAKLAR_WAHA_ALIAS: "1",
      SAKLAR_WEBHOOK_PRIVATE: "127.0.0.1, 10.0.0.0/8",
      SAKLAR_LOG_LEVEL: "silent",
      SAKLAR_DEADLINE_LOAD_MS: "1000",
      SAKLAR_DEADLINE_NEXT_QR_MS: "2000",
      SAKLAR_PROBE_MS: "5000",
      PUPPETEER_EXECUTABLE_PATH: "/opt/chrome",
    });

    expect(config).toMatchObject({
      ...{ dataDir: `${homedir()}/wa`, host: "::1", port: 0 },
      database: { url: "http://127.0.0.1:8080", authToken: "t" },
      ...{ timeZone: "Asia/Jakarta", maxAccounts: 7, logLevel: "silent", browserPath: "/opt/chrome" },
      deadlines: { loadMs: 1000, nextQrMs: 2000, probeMs: 5000 },
      hasWahaAlias: true,
      webhookPrivate: [
        ["127.0.0.1", 32],
        ["10.0.0.0", 8],
      ],
    });
  });

  it("keeps its own settings, keys among them, from browsers", () => {
    const { browserEnv } = readConfig({ HOME: "/home/x", SAKLAR_DATABASE_KEY: "k".repeat(32) });

    expect(browserEnv).toEqual({ HOME: "/home/x" });
  });

  it("knows what systemd asks of it, if anything", () => {
    expect(readConfig({})).toMatchObject({ isNotified: false, watchdogMs: undefined });
    expect(readConfig({ NOTIFY_SOCKET: "/run/n", WATCHDOG_USEC: "15000000" })).toMatchObject({
      isNotified: true,
      watchdogMs: 15_000,
    });
    expect(readConfig({ WATCHDOG_USEC: "soon" }).watchdogMs).toBeUndefined();
  });

  it("treats an empty variable as not set", () => {
    expect(readConfig({ SAKLAR_PORT: "", SAKLAR_TIME_ZONE: "" }).port).toBe(8477);
  });

  it.each([
    ["SAKLAR_HOST", "0.0.0.0", "without TLS only this machine is served"],
    ["SAKLAR_HOST", "192.168.1.2", "without TLS only this machine is served"],
    ["SAKLAR_WEBHOOK_PRIVATE", "127.0.0.1,localhost", "must list addresses or networks"],
    ["SAKLAR_WEBHOOK_PRIVATE", "10.0.0.0/33", "must list addresses or networks"],
    ["SAKLAR_WAHA_ALIAS", "yes", "must be 0 or 1"],
    ["SAKLAR_PORT", "http", "must be a whole number from 0 to 65535"],
    ["SAKLAR_PORT", "65536", "must be a whole number from 0 to 65535"],
    ["SAKLAR_PORT", "-1", "must be a whole number from 0 to 65535"],
    ["SAKLAR_PORT", "1e3", "must be a whole number from 0 to 65535"],
    ["SAKLAR_DATABASE_URL", "postgres://x", "must begin with file:"],
    ["SAKLAR_TIME_ZONE", "Mars/Base", "must be a time zone such as Asia/Jakarta"],
    ["SAKLAR_MAX_ACCOUNTS", "0", "must be a whole number from 1"],
    ["SAKLAR_MAX_RUNNING", "many", "must be a whole number from 1"],
    ["SAKLAR_ACCOUNTS_PER_BROWSER", "0", "must be a whole number from 1"],
    ["SAKLAR_MEMORY_BUDGET", "2G", "must be a whole number from 500"],
    ["SAKLAR_LOG_LEVEL", "loud", "must be one of debug, info, warn, error, silent"],
    ["SAKLAR_DEADLINE_READY_MS", "0", "must be a whole number from 100"],
  ])("refuses %s=%s in one sentence that names it", (name, value, words) => {
    const read = () => readConfig({ [name]: value });

    expect(read).toThrow(new RegExp(`^${name} .*${words}[^\n]*\\.$`));
  });
});
