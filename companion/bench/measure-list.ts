/** The step `list`: the list of a thousand accounts, unchanged and changing, beside the same bytes prepared in memory. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CompanionProcess, makeDataDir } from "../../scripts/testing/companion-process";
import { runScript } from "../../scripts/testing/script-process";
import type { Store } from "../store/open-store";
import type { BenchSurroundings } from "./bench-run";
import { fillStore } from "./fill-store";
import { type Load, load } from "./http-load";
import type { Measure } from "./measures";
import type { Results, Side } from "./results";
import { say } from "./say";

const accounts = 1_000;
/** In each turn. */
const count = 200;
const changes = 20;
const preparedFile = fileURLToPath(new URL("./prepared-child.ts", import.meta.url));

/** A time and a speed, as the goals are about both. */
function pairOf(title: string, comparedWith: string): { readonly time: Measure; readonly speed: Measure } {
  return {
    time: { title, unit: "ms", comparedWith, goals: [{ of: "worst", below: 15 }] },
    speed: { title: `${title}: answers a second`, unit: "/s", comparedWith, goals: [{ of: "ratio", atLeast: 0.8 }] },
  };
}

const unchanged = pairOf(`list of ${accounts}, unchanged`, "Hono, the same bytes in memory");
const tagged = pairOf("unchanged, by its tag (304)", "Hono, an empty route");
const packed: Measure = { title: "unchanged, packed", unit: "ms", comparedWith: unchanged.time.comparedWith ?? "" };
const changed: Measure = { ...unchanged.time, title: "changed before each reading" };

/** None of them runs. */
async function addAccounts(store: Store): Promise<void> {
  const at = new Date().toISOString();
  for (let index = 0; index < accounts; index += 1) {
    const clientName = `Toko ${String(index).padStart(4, "0")}`;
    await store.accounts.insert({
      ...{ id: crypto.randomUUID(), clientName, linkMethod: "qr", linkPhoneNumber: null, at },
    });
  }
}

interface Asked {
  readonly companion: CompanionProcess;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly results: Results;
}

async function time(results: Results, measures: { time: Measure; speed?: Measure }, side: Side, asked: Partial<Load>) {
  const loaded = await load({ url: "", headers: {}, count, status: 200, ...asked });
  results.record(measures.time, side, ...loaded.times);
  if (measures.speed) results.record(measures.speed, side, loaded.perSecond);
  return loaded;
}

/** One turn of each; `base` is where the yardstick listens. */
async function turn({ companion, url, headers, results }: Asked, base: string, etag: string): Promise<void> {
  await time(results, unchanged, "ours", { url, headers });
  await time(results, unchanged, "other", { url: `${base}/list` });
  await time(results, tagged, "ours", { url, headers: { ...headers, "if-none-match": etag }, status: 304 });
  await time(results, tagged, "other", { url: `${base}/empty`, status: 304 });
  await time(results, { time: packed }, "ours", { url, headers: { ...headers, "accept-encoding": "gzip" } });
  for (let index = 1; index <= changes; index += 1) {
    // Nothing that was prepared can be used.
    await companion.request("PUT", "/whatsapp/session/Toko%200001", { syncLimit: index % 2 === 0 ? 10 : 20 });
    await time(results, { time: changed }, "ours", { url, headers, count: 1, isCold: true });
  }
}

async function readOnce({ url, headers }: Asked) {
  const { body, headers: answered } = await load({ url, headers, count: 1, status: 200 });
  return { body, etag: String(answered.etag) };
}

async function inTurns(asked: Asked, { options }: BenchSurroundings, base: string): Promise<void> {
  for (let round = 1; round <= options.rounds; round += 1) {
    say(`list: round ${round} of ${options.rounds}`);
    await turn(asked, base, (await readOnce(asked)).etag);
    if (options.peer === null) continue;
    const beside: Measure = { ...unchanged.time, comparedWith: options.peer };
    await time(asked.results, { time: beside }, "ours", asked);
    await time(asked.results, { time: beside }, "other", { url: options.peer });
  }
}

export async function measureList(around: BenchSurroundings): Promise<void> {
  const dataDir = makeDataDir();
  const scratch = mkdtempSync(join(tmpdir(), "saklar-bench-list-"));
  await fillStore(dataDir.path, addAccounts);
  const companion = await around.startCompanion(dataDir.path);
  const url = `${companion.url}/whatsapp/sessions?limit=${accounts}`;
  const headers = { authorization: `Bearer ${companion.token}` };
  const asked: Asked = { companion, url, headers, results: around.results };
  writeFileSync(join(scratch, "list.json"), (await readOnce(asked)).body);
  const prepared = runScript(preparedFile, { args: [join(scratch, "list.json")] });
  try {
    const [, base = ""] = await prepared.waitFor(/listening on (http:\S+)\n/);
    await inTurns(asked, around, base);
  } finally {
    await prepared.end();
    await companion.process.end();
    dataDir.remove();
    rmSync(scratch, { recursive: true });
  }
}
