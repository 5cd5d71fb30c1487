/** `npm run bench -- --list`: the list of a thousand accounts, unchanged and changing, beside the same bytes prepared in memory. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeDataDir, startCompanion } from "../../scripts/testing/companion-process";
import { runScript } from "../../scripts/testing/script-process";
import { systemClock } from "../clock";
import { silentLog } from "../diagnostics/log";
import { openStore } from "../store/open-store";
import { type Loaded, load } from "./http-load";
import { median, percentile } from "./statistics";
import { renderTable } from "./table";

const accounts = 1_000;
const count = 500;
const preparedFile = fileURLToPath(new URL("./prepared-child.ts", import.meta.url));

/** Stored as the companion stores them; none of them runs. */
async function fill(dataDir: string): Promise<void> {
  const url = `file:${join(dataDir, "saklar.db")}`;
  const store = await openStore({ url, clock: systemClock, random: Math.random, log: silentLog });
  const at = new Date().toISOString();
  for (let index = 0; index < accounts; index += 1) {
    await store.accounts.insert({
      id: crypto.randomUUID(),
      clientName: `Toko ${String(index).padStart(4, "0")}`,
      linkMethod: "qr",
      linkPhoneNumber: null,
      at,
    });
  }
  await store.close();
}

interface Row {
  readonly title: string;
  readonly loaded: Loaded;
  readonly yardstick?: Loaded;
}

function cellsOf({ title, loaded, yardstick }: Row): string[] {
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  const ratio = yardstick === undefined ? "" : (loaded.perSecond / yardstick.perSecond).toFixed(2);
  const speed = `${loaded.perSecond.toFixed(0)} /s`;
  return [title, ms(median(loaded.times)), ms(percentile(loaded.times, 0.99)), speed, ratio];
}

/** Resolves to the table; `peer` is an address to time beside it, as the list of another manager. */
export async function measureList(chromium: string, peer: string | null): Promise<string> {
  const dataDir = makeDataDir();
  const scratch = mkdtempSync(join(tmpdir(), "saklar-bench-list-"));
  await fill(dataDir.path);
  const companion = await startCompanion({ dataDir: dataDir.path, chromium });
  const url = `${companion.url}/whatsapp/sessions?limit=${accounts}`;
  const headers = { authorization: `Bearer ${companion.token}` };
  const list = await load({ url, headers, count, status: 200 });
  const packed = await load({ url, headers: { ...headers, "accept-encoding": "gzip" }, count, status: 200 });
  const tag = { ...headers, "if-none-match": String(list.headers.etag) };
  const unchanged = await load({ url, headers: tag, count, status: 304 });
  writeFileSync(join(scratch, "list.json"), list.body);
  const prepared = runScript(preparedFile, { args: [join(scratch, "list.json")] });
  try {
    const [, base = ""] = await prepared.waitFor(/listening on (http:\S+)\n/);
    const bytes = await load({ url: `${base}/list`, headers: {}, count, status: 200 });
    const empty = await load({ url: `${base}/empty`, headers: {}, count, status: 304 });
    const rows: Row[] = [
      { title: `list of ${accounts}, unchanged`, loaded: list, yardstick: bytes },
      { title: `list of ${accounts}, unchanged, packed`, loaded: packed },
      { title: "unchanged, by its tag (304)", loaded: unchanged, yardstick: empty },
      { title: "Hono with the same bytes in memory", loaded: bytes },
      { title: "Hono, an empty route", loaded: empty },
      ...(await changing(companion, url, headers)),
    ];
    if (peer !== null) rows.push({ title: peer, loaded: await load({ url: peer, headers: {}, count, status: 200 }) });
    return renderTable(["one reader", "median", "p99", "speed", "of the yardstick"], rows.map(cellsOf));
  } finally {
    await prepared.end();
    await companion.process.end();
    dataDir.remove();
    rmSync(scratch, { recursive: true });
  }
}

type Companion = Awaited<ReturnType<typeof startCompanion>>;

/** Something changes before every reading, so that nothing prepared can be used. */
async function changing(companion: Companion, url: string, headers: Readonly<Record<string, string>>): Promise<Row[]> {
  const loads: Loaded[] = [];
  for (let index = 1; index <= 100; index += 1) {
    const change = { syncLimit: index % 2 === 0 ? 10 : 20 };
    await companion.request("PUT", "/whatsapp/session/Toko%200001", change);
    loads.push(await load({ url, headers, count: 1, status: 200, isCold: true }));
  }
  const times = loads.flatMap((one) => one.times);
  const [first] = loads;
  if (first === undefined) return [];
  const perSecond = 1000 / median(times);
  return [{ title: `list of ${accounts}, changed before each`, loaded: { ...first, times, perSecond } }];
}
