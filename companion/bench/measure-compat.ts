/** The step `compat`: what the compatibility modules cost, where there is nothing to repair and where there is. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import whatsapp from "whatsapp-web.js";
import type { PhoneControl } from "../simulator/control-client";
import { checkInPage } from "../whatsapp/compat/check-in-page";
import { compatScript } from "../whatsapp/compat/compat-script";
import { notesSymbol } from "../whatsapp/compat/page-hook";
import type { BenchSurroundings } from "./bench-run";
import type { Measure } from "./measures";
import type { Results } from "./results";
import { say } from "./say";
import { median } from "./statistics";

const history = { chats: 400, messages: 2, groups: 10 };
const listings = 5;

interface Figures {
  readonly readyMs: number;
  readonly listMs: number;
  readonly checkMs: number;
  readonly heapMb: number;
}

type Client = InstanceType<typeof whatsapp.Client>;

function open(executablePath: string, dataPath: string, hasModules: boolean): Client {
  return new whatsapp.Client({
    authStrategy: new whatsapp.LocalAuth({ dataPath }),
    webVersionCache: { type: "none" },
    puppeteer: { executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] },
    // Missing from the library's types: the script may be text.
    ...(hasModules && { evalOnNewDoc: compatScript() as unknown as () => void }),
  });
}

async function took(task: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await task();
  return performance.now() - begun;
}

async function several(task: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < listings; count += 1) times.push(await took(task));
  return median(times);
}

async function measure(executablePath: string, phone: PhoneControl, hasModules: boolean): Promise<Figures> {
  const dir = await mkdtemp(join(tmpdir(), "saklar-compat-"));
  const client = open(executablePath, dir, hasModules);
  const ready = new Promise((resolve) => client.once("ready", () => resolve(null)));
  const shown = new Promise<string>((resolve) => client.once("qr", resolve));
  try {
    await client.initialize();
    const qr = await shown;
    const readyMs = await took(async () => {
      await phone.scan(qr);
      await ready;
    });
    const listMs = await several(() => client.getChats());
    const checkMs = await several(async () =>
      client.pupPage?.evaluate(checkInPage, { notesSymbol, mayAskWhatsApp: true }),
    );
    const session = await client.pupPage?.createCDPSession();
    await session?.send("HeapProfiler.collectGarbage");
    const heap = (await client.pupPage?.metrics())?.JSHeapUsedSize ?? 0;
    return { readyMs, listMs, checkMs, heapMb: heap / 2 ** 20 };
  } finally {
    await client.destroy();
    await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

const variants = [
  { era: "apr2026", hasModules: false },
  { era: "apr2026", hasModules: true },
  // Without them the list of chats is rejected there.
  { era: "sep2026", hasModules: true },
] as const;

type Variant = (typeof variants)[number];

const comparedWith = "April, without modules";
const measured: readonly (readonly [string, Measure["unit"], (figures: Figures) => number])[] = [
  ["scan → ready", "ms", ({ readyMs }) => readyMs],
  ["getChats of 400", "ms", ({ listMs }) => listMs],
  ["self-check", "ms", ({ checkMs }) => checkMs],
  ["heap of the page", "MB", ({ heapMb }) => heapMb],
];

/** What is without modules is what both others are compared with. */
function record({ era, hasModules }: Variant, figures: Figures, results: Results): void {
  for (const [title, unit, of] of measured) {
    for (const month of ["April", "September"] as const) {
      if (hasModules && era !== (month === "April" ? "apr2026" : "sep2026")) continue;
      const measure = { title: `${month}, with modules: ${title}`, unit, comparedWith };
      results.record(measure, hasModules ? "ours" : "other", of(figures));
    }
  }
}

export async function measureCompat({ standIn, options, results }: BenchSurroundings): Promise<void> {
  const { chromium, control } = standIn;
  for (let round = 1; round <= options.rounds; round += 1) {
    say(`compat: round ${round} of ${options.rounds}`);
    for (const [index, variant] of variants.entries()) {
      await control.turn({ era: variant.era });
      const phone = await control.addPhone(`6281${index}${String(round).padStart(7, "0")}`, { history });
      record(variant, await measure(chromium, phone, variant.hasModules), results);
    }
  }
}
