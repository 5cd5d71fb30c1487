/** A real companion process on a data folder of its own, with a token and a socket to look behind the screen. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io, type Socket } from "socket.io-client";
import type { Account, AccountList } from "#shared/account";
import type { ClientToServerEvents, ServerToClientEvents } from "#shared/events";
import { runScript, type ScriptProcess } from "./script-process";

export interface CompanionProcess {
  readonly url: string;
  readonly token: string;
  readonly process: ScriptProcess;
  /** The code for pairing a browser, as its terminal shows it. */
  pairingCode(): Promise<string>;
  request(method: string, path: string, body?: unknown): Promise<Response>;
  accounts(): Promise<readonly Account[]>;
  account(name: string): Promise<Account>;
  /** Opens a socket that is not connected yet, so that no event is missed. */
  socket(): Socket<ServerToClientEvents, ClientToServerEvents>;
}

export function makeDataDir(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "saklar-test-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }) };
}

export interface CompanionPlace {
  readonly dataDir: string;
  readonly chromium: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What to run; from its sources unless a built one is given. */
  readonly file?: string;
}

interface CompanionStart extends CompanionPlace {
  /** One that the data folder knows already; else a new one is made. */
  readonly token?: string;
}

const envOf = ({ dataDir, chromium, env }: CompanionPlace) => ({
  SAKLAR_PORT: "0",
  SAKLAR_DATA_DIR: dataDir,
  PUPPETEER_EXECUTABLE_PATH: chromium,
  ...env,
});

/** Only the process, whether or not it ever listens. */
export function runCompanion(place: CompanionPlace): ScriptProcess {
  return runScript(place.file ?? "companion/main.ts", { env: envOf(place) });
}

export async function startCompanion(options: CompanionStart): Promise<CompanionProcess> {
  const running = runCompanion(options);
  const [, url = ""] = await running.waitFor(/listening on (http:\S+)\n/);
  const token = options.token ?? (await issueToken(envOf(options)));
  const request = (method: string, path: string, body?: unknown) =>
    fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const read = async <T>(path: string) => (await (await request("GET", path)).json()) as T;
  return {
    url,
    token,
    process: running,
    request,
    pairingCode: async () => (await running.waitFor(/\b([0-9A-Z]{4}-[0-9A-Z]{4})\b/))[1] ?? "",
    accounts: async () => (await read<AccountList>("/whatsapp/sessions")).accounts,
    account: (name) => read<Account>(`/whatsapp/session/${encodeURIComponent(name)}`),
    socket: () => io(url, { auth: { token }, transports: ["websocket"], autoConnect: false, forceNew: true }),
  };
}

async function issueToken(env: NodeJS.ProcessEnv): Promise<string> {
  const command = runScript("companion/cli/token.ts", { args: ["--scope", "admin", "--label", "test"], env });
  const [, token = ""] = await command.waitFor(/^([\w-]{43})$/m);
  await command.end();
  return token;
}

/** Process ids of every browser whose profile lies below the folder; only main processes carry the flag. */
export function browsersBelow(folder: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => isBrowserBelow(commandLine(pid), folder))
    .map(Number);
}

function isBrowserBelow(line: string, folder: string): boolean {
  return line.includes(`--user-data-dir=${folder}`) && !line.includes("--type=");
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
