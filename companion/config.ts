/** The environment as a validated, frozen object; the only reader of `process.env`. */
import { isIP } from "node:net";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import envPaths from "env-paths";
import { z } from "zod";
import { isTimeZone } from "#shared/companion-settings";
import { defaultPort } from "#shared/protocol";
import { checkDatabase, type DatabaseSettings } from "./database-key";
import { checkExposure, type ExposureSettings } from "./exposure";
import type { S3Settings } from "./media/s3-place";
import { readS3Settings } from "./media/s3-settings";
import type { Deadlines } from "./pool/deadlines";
import { StartError } from "./start-error";
import { parseRange, parseRanges } from "./webhooks/address-policy";

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

const deadlineVariables = {
  loadMs: "SAKLAR_DEADLINE_LOAD_MS",
  readyMs: "SAKLAR_DEADLINE_READY_MS",
  stopMs: "SAKLAR_DEADLINE_STOP_MS",
  tellPhoneMs: "SAKLAR_DEADLINE_TELL_PHONE_MS",
  firstQrMs: "SAKLAR_DEADLINE_FIRST_QR_MS",
  nextQrMs: "SAKLAR_DEADLINE_NEXT_QR_MS",
  codeMs: "SAKLAR_DEADLINE_CODE_MS",
  probeMs: "SAKLAR_PROBE_MS",
  quietAfterLinkMs: "SAKLAR_QUIET_AFTER_LINK_MS",
} as const satisfies Record<keyof Deadlines, string>;

function wholeNumber(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.string().regex(/^\d+$/, error).transform(Number).pipe(z.int(error).min(min, error).max(max, error));
}

const publicUrl = z
  .string()
  .refine(
    (value) =>
      URL.canParse(value) && new URL(value).href === `${value.replace(/\/$/, "")}/` && value.startsWith("https://"),
    {
      error: "must be an https:// address without a path",
    },
  );
const addresses = z.string().refine((value) => value.split(",").every((one) => isIP(one.trim()) !== 0), {
  error: "must list the addresses of your proxies, such as 127.0.0.1,10.0.0.5",
});
/** Of the own network, where webhooks may lead. */
const ranges = z
  .string()
  .refine((value) => value.split(",").every((one) => parseRange(one) !== null), {
    error: "must list addresses or networks, such as 127.0.0.1,10.0.0.0/8",
  })
  .transform((value) => parseRanges(value.split(",")));
const databaseUrl = z.string().regex(/^(?:file:|https?:\/\/|libsql:\/\/)./, {
  error: "must begin with file:, http://, https:// or libsql://",
});
const deadline = wholeNumber(100, 24 * 60 * 60 * 1000).optional();

const environment = z.object({
  SAKLAR_DATA_DIR: z.string().optional(),
  SAKLAR_HOST: z.string().default("127.0.0.1"),
  SAKLAR_TLS_CERT: z.string().optional(),
  SAKLAR_TLS_KEY: z.string().optional(),
  SAKLAR_PUBLIC_URL: publicUrl.optional(),
  SAKLAR_BEHIND_PROXY: addresses.optional(),
  SAKLAR_PORT: wholeNumber(0, 65_535).default(defaultPort),
  SAKLAR_DATABASE_URL: databaseUrl.optional(),
  SAKLAR_DATABASE_TOKEN: z.string().optional(),
  SAKLAR_DATABASE_KEY: z.string().optional(),
  SAKLAR_DATABASE_KEY_FILE: z.string().optional(),
  SAKLAR_TIME_ZONE: z.string().refine(isTimeZone, { error: "must be a time zone such as Asia/Jakarta" }).optional(),
  SAKLAR_MAX_ACCOUNTS: wholeNumber(1, 100_000).default(500),
  SAKLAR_MAX_RUNNING: wholeNumber(1, 10_000).default(100),
  SAKLAR_ACCOUNTS_PER_BROWSER: wholeNumber(1, 50).default(5),
  SAKLAR_WARM_BROWSER: wholeNumber(0, 1).default(0),
  SAKLAR_MEMORY_BUDGET: wholeNumber(500, 10_000_000).optional(),
  SAKLAR_MEDIA_MAX_MB: wholeNumber(1, 100).default(16),
  SAKLAR_S3_BUCKET: z.string().optional(),
  SAKLAR_S3_ENDPOINT: z.string().optional(),
  SAKLAR_S3_REGION: z.string().default("us-east-1"),
  SAKLAR_S3_PREFIX: z.string().default("saklar/"),
  SAKLAR_S3_ACCESS_KEY_ID: z.string().optional(),
  SAKLAR_S3_SECRET_ACCESS_KEY: z.string().optional(),
  SAKLAR_S3_SECRET_FILE: z.string().optional(),
  SAKLAR_WEBHOOK_PRIVATE: ranges.optional(),
  SAKLAR_WEBHOOK_RETRY_MS: wholeNumber(10, 600_000).default(5_000),
  SAKLAR_WAHA_ALIAS: z.enum(["0", "1"], { error: "must be 0 or 1" }).default("0"),
  SAKLAR_LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(", ")}` }).default("info"),
  PUPPETEER_EXECUTABLE_PATH: z.string().optional(),
  PATH: z.string().default(""),
  // Set by systemd, so whatever it is must not keep the companion from starting.
  NOTIFY_SOCKET: z.string().optional(),
  WATCHDOG_USEC: z.coerce.number().positive().optional().catch(undefined),
  ...Object.fromEntries(Object.values(deadlineVariables).map((name) => [name, deadline])),
});

export interface Config {
  readonly dataDir: string;
  readonly host: string;
  /** 0: the system chooses. */
  readonly port: number;
  /** Who may reach it, checked but with the certificates still to be read. */
  readonly exposure: ExposureSettings;
  /** Where the database is, checked but with the key's file still to be read. */
  readonly database: DatabaseSettings;
  readonly timeZone: string;
  readonly maxAccounts: number;
  readonly maxRunning: number;
  /** How many accounts share one Chromium; 1: each has its own. */
  readonly accountsPerBrowser: number;
  /** A Chromium with room is kept open even when nobody needs it. */
  readonly isBrowserWarm: boolean;
  /** For all browsers together, in MB; undefined: what the machine has to spare. */
  readonly memoryBudgetMb: number | undefined;
  /** Larger media is not fetched. */
  readonly maxMediaBytes: number;
  /** Null without a bucket: then no account can keep its media there. */
  readonly s3: S3Settings | null;
  /** Addresses and networks, with their bits, that webhooks may lead to although they are not public. */
  readonly webhookPrivate: readonly (readonly [string, number])[];
  /** The longest first pause before a webhook delivery is tried again. */
  readonly webhookRetryMs: number;
  /** Whether programs written for WAHA find its sessions under `/api`. */
  readonly hasWahaAlias: boolean;
  readonly logLevel: (typeof logLevels)[number];
  /** As configured; where else a browser may be is the finder's knowledge. */
  readonly browserPath: string | undefined;
  /** The system's search path for programs. */
  readonly searchPath: string;
  /** What browsers get of the environment: none of this program's settings, keys and tokens among them. */
  readonly browserEnv: NodeJS.ProcessEnv;
  /** Whether systemd wants to be told how it goes. */
  readonly isNotified: boolean;
  /** After so long without a sign of life systemd ends this process. */
  readonly watchdogMs: number | undefined;
  /** Only those that were set. */
  readonly deadlines: Partial<Deadlines>;
}

/** An empty variable counts as not set, as in `SAKLAR_PORT= npm start`. */
function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
}

function deadlinesOf(parsed: Readonly<Record<string, unknown>>): Partial<Deadlines> {
  const set = Object.entries(deadlineVariables).flatMap(([key, name]) => {
    const value = parsed[name];
    return typeof value === "number" ? [[key, value]] : [];
  });
  return Object.fromEntries(set);
}

/** Throws a StartError that names the variable it cannot use. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const result = environment.safeParse(withoutEmpty(env));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new StartError(`${issue?.path.join(".")} ${issue?.message}.`);
  }
  const parsed = result.data;
  const exposure = {
    host: parsed.SAKLAR_HOST,
    tlsCert: parsed.SAKLAR_TLS_CERT,
    tlsKey: parsed.SAKLAR_TLS_KEY,
    publicUrl: parsed.SAKLAR_PUBLIC_URL,
    behindProxy: parsed.SAKLAR_BEHIND_PROXY,
  };
  checkExposure(exposure);
  const chosenDir = parsed.SAKLAR_DATA_DIR?.replace(/^~(?=$|\/)/, homedir());
  const dataDir = resolve(chosenDir ?? envPaths("saklar", { suffix: "" }).data);
  const database = {
    url: parsed.SAKLAR_DATABASE_URL ?? `file:${join(dataDir, "saklar.db")}`,
    authToken: parsed.SAKLAR_DATABASE_TOKEN,
    key: parsed.SAKLAR_DATABASE_KEY,
    keyFile: parsed.SAKLAR_DATABASE_KEY_FILE?.replace(/^~(?=$|\/)/, homedir()),
  };
  checkDatabase(database);
  return Object.freeze({
    dataDir,
    host: parsed.SAKLAR_HOST,
    port: parsed.SAKLAR_PORT,
    exposure,
    database,
    timeZone: parsed.SAKLAR_TIME_ZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    maxAccounts: parsed.SAKLAR_MAX_ACCOUNTS,
    maxRunning: parsed.SAKLAR_MAX_RUNNING,
    accountsPerBrowser: parsed.SAKLAR_ACCOUNTS_PER_BROWSER,
    isBrowserWarm: parsed.SAKLAR_WARM_BROWSER === 1,
    memoryBudgetMb: parsed.SAKLAR_MEMORY_BUDGET,
    maxMediaBytes: parsed.SAKLAR_MEDIA_MAX_MB * 1024 * 1024,
    s3: readS3Settings(parsed),
    webhookPrivate: parsed.SAKLAR_WEBHOOK_PRIVATE ?? [],
    webhookRetryMs: parsed.SAKLAR_WEBHOOK_RETRY_MS,
    hasWahaAlias: parsed.SAKLAR_WAHA_ALIAS === "1",
    logLevel: parsed.SAKLAR_LOG_LEVEL,
    browserPath: parsed.PUPPETEER_EXECUTABLE_PATH,
    searchPath: parsed.PATH,
    browserEnv: Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("SAKLAR_"))),
    isNotified: parsed.NOTIFY_SOCKET !== undefined,
    watchdogMs: parsed.WATCHDOG_USEC === undefined ? undefined : parsed.WATCHDOG_USEC / 1_000,
    deadlines: deadlinesOf(parsed),
  });
}
