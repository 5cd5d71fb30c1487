/** A whole running companion with real Chromium: A40, A47 and A48 of the threat list. */
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { becomes, linkAccount, pathOf } from "../../scripts/testing/accounts";
import {
  browsersBelow,
  type CompanionProcess,
  makeDataDir,
  startCompanion,
} from "../../scripts/testing/companion-process";
import { type StandInProcess, startStandIn } from "../../scripts/testing/stand-in-process";
import { procFs } from "../browsers/process-table";

const number = "6281234567890";
const secretText = "canary-message-7391";
const dataDir = makeDataDir();
const replies: string[] = [];
const passphrase = "canary-passphrase-8265";
const secrets: string[] = [number, secretText, passphrase];
let standIn: StandInProcess;
let companion: CompanionProcess;

beforeAll(async () => {
  standIn = await startStandIn();
  companion = await startCompanion({
    dataDir: dataDir.path,
    chromium: standIn.chromium,
    env: { SAKLAR_LOG_LEVEL: "debug" },
  });
  secrets.push(companion.token, (await companion.pairingCode()).replace("-", ""), await companion.pairingCode());
  const { phone } = await linkAccount(companion, standIn, { name: "Toko", number });
  await phone.deliver({ from: "628990000001", text: secretText });
  await companion.request("POST", "/whatsapp/session", { clientName: "Waiting", method: "qr" });
  await companion.request("POST", pathOf("Toko", "/stop?wait=stopped"));
  await (await companion.request("POST", pathOf("Toko", "/export"), { passphrase })).arrayBuffer();
  await companion.request("POST", pathOf("Toko", "/start"));
  await becomes(companion, "Toko", { status: "ready" });
  await becomes(companion, "Waiting", { status: "qr" });
});
afterAll(async () => {
  await companion?.process.end();
  await standIn?.stop();
  dataDir.remove();
});

/** The companion and everything it started. */
function family(): number[] {
  const browsers = new Set(browsersBelow(dataDir.path));
  const groups = new Set([...browsers].map((pid) => procFs.read(pid)?.groupId));
  const tree = procFs.list().filter(({ groupId }) => groups.has(groupId));
  return [companion.process.pid, ...tree.map(({ pid }) => pid)];
}

function listeningPorts(pids: readonly number[]): number[] {
  const inodes = new Set(pids.flatMap(socketInodes));
  return ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((table) =>
    readFileSync(table, "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === "0A" && inodes.has(inode ?? ""))
      .map(([, local = ""]) => Number.parseInt(local.split(":")[1] ?? "0", 16)),
  );
}

function socketInodes(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const inode = /^socket:\[(\d+)\]$/.exec(readLink(`/proc/${pid}/fd/${fd}`))?.[1];
      return inode === undefined ? [] : [inode];
    });
  } catch {
    return [];
  }
}

function readLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

it("A47: the companion and all its browsers listen on one port: the companion's", () => {
  const pids = family();

  expect(pids.length).toBeGreaterThan(5);
  expect(listeningPorts(pids)).toEqual([Number(new URL(companion.url).port)]);
});

it("A48: no Chromium runs with a flag that weakens it, and only root without its sandbox", () => {
  const isRoot = process.getuid?.() === 0;
  const weakening =
    /^--(?:disable-web-security|ignore-certificate-errors|remote-debugging-(?:port|address)|single-process|disable-site-isolation-trials)(?:=|$)/;
  const lines = browsersBelow(dataDir.path).map((pid) => procFs.read(pid)?.args ?? []);

  expect(lines.length).toBeGreaterThan(0);
  for (const args of lines) {
    expect(args.filter((arg) => weakening.test(arg))).toEqual([]);
    expect(args.includes("--no-sandbox")).toBe(isRoot);
    expect(args).toContain("--remote-debugging-pipe");
  }
});

it("A40: no log line and no error holds a token, a code, a QR, a number, a passphrase or a message", async () => {
  secrets.push(await (await companion.request("GET", pathOf("Waiting", "/qr?format=raw"))).text());
  for (const [method, path] of [
    ["GET", pathOf(number)],
    ["POST", pathOf("Toko", "/pairing-code")],
    ["PUT", pathOf("Toko")],
    ["GET", `/whatsapp/sessions?q=${companion.token}&x=${secretText}`],
  ] as const) {
    replies.push(
      await (await companion.request(method, path, method === "GET" ? undefined : { x: secretText })).text(),
    );
  }
  const shown = companion.process.output().replace(/^Pairing code: .*$/m, "");

  expect(shown).toContain("http.answered");
  expect(secrets.every((secret) => secret.length > 7)).toBe(true);
  for (const secret of secrets) {
    expect(shown, "the log").not.toContain(secret);
    expect(replies.join("\n"), "an error").not.toContain(secret);
  }
});
