/** A28 of the threat list on a real data folder: whatever an account is called, nothing is written but below its id. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Companion, createCompanion } from "../companion";
import { readConfig } from "../config";
import { silentLog } from "../diagnostics/log";

let parent: string;
let companion: Companion;
let url: string;
let token: string;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), "saklar-names-"));
  const config = readConfig({
    SAKLAR_DATA_DIR: join(parent, "data"),
    SAKLAR_PORT: "0",
    // Any program will do as a browser: its profile is made before it is started.
    PUPPETEER_EXECUTABLE_PATH: process.execPath,
    SAKLAR_ACCOUNTS_PER_BROWSER: "1",
  });
  companion = createCompanion(config, { log: silentLog });
  url = (await companion.start()).url;
  const { code } = companion.pairing.open();
  token = (await (await post("/auth/pair", { code, label: "test" })).json()).token;
});
afterEach(async () => {
  await companion.stop();
  rmSync(parent, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

function post(path: string, body: unknown): Promise<Response> {
  const headers = { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) };
  return fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

const create = async (clientName: string) =>
  (await post("/whatsapp/session", { clientName, method: "qr", start: true })).status;
const below = (...names: readonly string[]) => readdirSync(join(parent, ...names)).toSorted();

it("A28: hostile names leave the disk as it was, and odd ones are folders by id alone", async () => {
  const [outside, inside] = [below(), below("data")];
  for (const name of ["../x", "..%2fx", "%2e%2e/", "a/b", "a\\b", ".", "..", "", "x".repeat(65), "a\0b", "a\r\nb"]) {
    expect(await create(name), JSON.stringify(name)).toBe(422);
  }
  expect([below(), below("data")]).toEqual([outside, inside]);

  for (const name of ["con", "🐔 Toko", "aux.txt"]) expect(await create(name), name).toBe(201);
  // Beside them stands, for a moment, an empty one in which a browser that failed is tried.
  const profiles = () => below("data", "profiles").filter((name) => !name.startsWith(".trash-empty-"));
  await vi.waitFor(() => expect(profiles()).toHaveLength(3), { timeout: 30_000 });

  expect(below()).toEqual(["data"]);
  for (const name of profiles()) expect(name).toMatch(/^[0-9a-f-]{36}$/);
  expect(below("data").filter((name) => /con$|Toko|aux/.test(name))).toEqual([]);
}, 90_000);
