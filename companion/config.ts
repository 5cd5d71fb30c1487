/** The environment as a validated, frozen object; the only reader of `process.env`. */
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import envPaths from "env-paths";
import { z } from "zod";
import { defaultPort } from "#shared/protocol";
import type { Deadlines } from "./pool/deadlines";
import { StartError } from "./start-error";

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

/** Hosts served without TLS. */
const loopbackHosts = ["127.0.0.1", "localhost", "::1"];

const deadlineVariables = {
  loadMs: "SAKLAR_DEADLINE_LOAD_MS",
  readyMs: "SAKLAR_DEADLINE_READY_MS",
  stopMs: "SAKLAR_DEADLINE_STOP_MS",
  tellPhoneMs: "SAKLAR_DEADLINE_TELL_PHONE_MS",
  firstQrMs: "SAKLAR_DEADLINE_FIRST_QR_MS",
  nextQrMs: "SAKLAR_DEADLINE_NEXT_QR_MS",
  codeMs: "SAKLAR_DEADLINE_CODE_MS",
} as const satisfies Record<keyof Deadlines, string>;

function wholeNumber(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.string().regex(/^\d+$/, error).transform(Number).pipe(z.int(error).min(min, error).max(max, error));
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const host = z.string().refine((value) => loopbackHosts.includes(value), {
  error: `must be one of ${loopbackHosts.join(", ")}: without TLS only this machine is served`,
});
const databaseUrl = z.string().regex(/^(?:file:|https?:\/\/|libsql:\/\/)./, {
  error: "must begin with file:, http://, https:// or libsql://",
});
const deadline = wholeNumber(100, 24 * 60 * 60 * 1000).optional();

const environment = z.object({
  SAKLAR_DATA_DIR: z.string().optional(),
  SAKLAR_HOST: host.default("127.0.0.1"),
  SAKLAR_PORT: wholeNumber(0, 65_535).default(defaultPort),
  SAKLAR_DATABASE_URL: databaseUrl.optional(),
  SAKLAR_DATABASE_TOKEN: z.string().optional(),
  SAKLAR_TIME_ZONE: z.string().refine(isTimeZone, { error: "must be a time zone such as Asia/Jakarta" }).optional(),
  SAKLAR_MAX_ACCOUNTS: wholeNumber(1, 100_000).default(500),
  SAKLAR_MAX_RUNNING: wholeNumber(1, 10_000).default(100),
  SAKLAR_LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(", ")}` }).default("info"),
  PUPPETEER_EXECUTABLE_PATH: z.string().optional(),
  PATH: z.string().default(""),
  ...Object.fromEntries(Object.values(deadlineVariables).map((name) => [name, deadline])),
});

export interface Config {
  readonly dataDir: string;
  readonly host: string;
  /** 0: the system chooses. */
  readonly port: number;
  readonly databaseUrl: string;
  readonly databaseToken: string | undefined;
  readonly timeZone: string;
  readonly maxAccounts: number;
  readonly maxRunning: number;
  readonly logLevel: (typeof logLevels)[number];
  /** As configured; where else a browser may be is the finder's knowledge. */
  readonly browserPath: string | undefined;
  /** The system's search path for programs. */
  readonly searchPath: string;
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
  const chosenDir = parsed.SAKLAR_DATA_DIR?.replace(/^~(?=$|\/)/, homedir());
  const dataDir = resolve(chosenDir ?? envPaths("saklar", { suffix: "" }).data);
  return Object.freeze({
    dataDir,
    host: parsed.SAKLAR_HOST,
    port: parsed.SAKLAR_PORT,
    databaseUrl: parsed.SAKLAR_DATABASE_URL ?? `file:${join(dataDir, "saklar.db")}`,
    databaseToken: parsed.SAKLAR_DATABASE_TOKEN,
    timeZone: parsed.SAKLAR_TIME_ZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    maxAccounts: parsed.SAKLAR_MAX_ACCOUNTS,
    maxRunning: parsed.SAKLAR_MAX_RUNNING,
    logLevel: parsed.SAKLAR_LOG_LEVEL,
    browserPath: parsed.PUPPETEER_EXECUTABLE_PATH,
    searchPath: parsed.PATH,
    deadlines: deadlinesOf(parsed),
  });
}
