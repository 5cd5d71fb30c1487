/** The screens of both browsers equal the database, whatever is changed, cut and killed meanwhile; seeded, so it can be repeated. */
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Account } from "#shared/account";
import { pathOf } from "../../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir, startCompanion } from "../../../scripts/testing/companion-process";
import { statusText } from "../../i18n/status-text";
import { translatorFor } from "../../i18n/translator";
import { needsPerson } from "../../stores/status-group";
import {
  type BrowserKind,
  type ExtensionBrowser,
  hasBackground,
  isAvailable,
  openBrowser,
  stopWorker,
} from "./browsers";
import { type Line, startLine } from "./cut-line";
import { sees } from "./hands";
import { seedPairing } from "./pairing";

const seed = Number(process.env.SAKLAR_SEED ?? 20_260_125);
const changesPerPhase = 50;
/** So soon that Firefox does by itself, time and again, what has to be done to Chromium's worker. */
const unloadMs = 2_000;
const patience = { timeout: 60_000, interval: 250 };
const t = translatorFor("en");

/** Starting ends in an error at once: status changes without the cost of browsers. */
const failingBrowser = "/usr/bin/false";

/** Numbers between 0 and 1, the same ones for the same seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function createChaos(random: () => number) {
  let created = 0;
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];

  async function create(companion: CompanionProcess) {
    created += 1;
    await companion.request("POST", "/whatsapp/session", {
      clientName: `Akun ${created}`,
      method: "qr",
      start: random() < 0.3,
    });
  }

  return async (companion: CompanionProcess): Promise<void> => {
    const account = pick(await companion.accounts());
    if (account === undefined || random() < 0.25) return create(companion);
    const commands: readonly (() => Promise<Response>)[] = [
      () => companion.request("POST", pathOf(account.id, "/start")),
      () => companion.request("POST", pathOf(account.id, "/stop")),
      () => companion.request("PUT", pathOf(account.id), { clientName: `Toko ${Math.floor(random() * 1e6)}` }),
      () => companion.request("PUT", pathOf(account.id), { dailyLimit: 1 + Math.floor(random() * 50) }),
      () => companion.request("DELETE", pathOf(account.id)),
    ];
    await pick(commands)?.();
  };
}

function rowOf(account: Account): string {
  const { clientName, messagesSentToday, dailyLimit } = account;
  return `${clientName} | ${t(`status.${statusText(account)}`)} | ${messagesSentToday}/${dailyLimit}`;
}

function shownRows(page: Page): Promise<string[]> {
  return page.$$eval("article", (cards) =>
    cards.map((card) => {
      const name = card.querySelector("h3")?.textContent ?? "";
      const status = card.querySelector("[data-group] > svg + span")?.textContent ?? "";
      const usage = card.querySelector("[role=meter]")?.nextElementSibling?.textContent ?? "";
      return `${name} | ${status} | ${usage}`;
    }),
  );
}

async function becomesTrue(page: Page, companion: CompanionProcess): Promise<void> {
  await vi.waitFor(async () => {
    const rows = (await companion.accounts()).map(rowOf).sort();
    expect(rows.length).toBeGreaterThan(1);
    expect((await shownRows(page)).sort()).toEqual(rows);
  }, patience);
}

interface ExtensionGlobal {
  readonly chrome: { readonly action: { getBadgeText(details: object): Promise<string> } };
}

const badge = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as ExtensionGlobal).chrome.action.getBadgeText({}));

describe(`what is shown (seed ${seed})`, () => {
  const dataDir = makeDataDir();
  const random = randomFrom(seed);
  const change = createChaos(random);
  const kinds = (["chromium", "firefox"] as const).filter(isAvailable);
  const browsers: ExtensionBrowser[] = [];
  const panels: Page[] = [];
  let companion: CompanionProcess;
  let line: Line;

  beforeAll(async () => {
    line = await startLine();
    companion = await startCompanion({ dataDir: dataDir.path, chromium: failingBrowser, env: line.env });
    line.lead(companion.url);
    for (const kind of kinds) panels.push(await openPanel(kind));
    await Promise.all(panels.map((panel) => sees(panel, "No accounts yet")));
  });

  afterAll(async () => {
    for (const browser of browsers) await browser.close();
    await line?.close();
    await companion?.process.end();
    dataDir.remove();
  });

  async function openPanel(kind: BrowserKind): Promise<Page> {
    const browser = await openBrowser(kind, unloadMs);
    browsers.push(browser);
    const panel = await browser.open("sidepanel");
    await seedPairing(panel, { ...companion, url: line.url }, { theme: "light", language: "en" });
    // High enough that no card is left undrawn.
    await panel.setViewport({ width: 600, height: 8000 });
    return panel;
  }

  async function changeMuch(meanwhile: () => Promise<void> = async () => {}): Promise<void> {
    for (let done = 0; done < changesPerPhase; done += 1) {
      await change(companion);
      await meanwhile();
    }
  }

  /** Cuts the line and mends it, a few times among the changes; in the end it is whole. */
  async function changeMuchOnABadLine(alsoAt: (done: number) => Promise<void> = async () => {}): Promise<void> {
    let [cuts, done, isCut] = [0, 0, false];
    await changeMuch(async () => {
      await alsoAt(done++);
      if (random() > 0.1 && done !== changesPerPhase / 2) return;
      if (isCut) line.mend();
      else line.cut();
      isCut = !isCut;
      cuts += 1;
    });
    line.mend();
    expect(cuts).toBeGreaterThan(0);
  }

  const allBecomeTrue = () => Promise.all(panels.map((panel) => becomesTrue(panel, companion)));

  it("follows every change while connected", async () => {
    await changeMuch();

    await allBecomeTrue();
  });

  it("is true again after the line was cut time and again among the changes", async () => {
    await changeMuchOnABadLine();

    await allBecomeTrue();
  });

  it("is true again after the companion was killed and changed while nobody was looking", async () => {
    const { port } = new URL(companion.url);
    await companion.process.end("SIGKILL");
    await Promise.all(panels.map((panel) => sees(panel, "npm start")));
    companion = await startCompanion({
      dataDir: dataDir.path,
      chromium: failingBrowser,
      env: { ...line.env, SAKLAR_PORT: port },
    });
    await changeMuch();

    await allBecomeTrue();
  });

  it("F51: has the right count on the toolbar after the worker was killed", async () => {
    const killedAt = Math.floor(random() * changesPerPhase);
    // As the browser itself does whenever it wants the memory.
    await changeMuchOnABadLine(async (done) => {
      if (done === killedAt) await stopWorker(browsers[0] as ExtensionBrowser);
    });

    await allBecomeTrue();
    // Opened anew while no worker runs, the panel shows what is stored.
    await stopWorker(browsers[0] as ExtensionBrowser);
    await panels[0]?.reload();
    await allBecomeTrue();
    for (const panel of panels.slice(1)) {
      await vi.waitFor(async () => expect(await hasBackground(panel)).toBe(false), patience);
    }
    await changeMuch();
    await vi.waitFor(async () => {
      const waiting = (await companion.accounts()).filter(needsPerson).length;
      const count = waiting === 0 ? "" : String(waiting);
      expect(await Promise.all(panels.map(badge))).toEqual(panels.map(() => count));
    }, patience);
  });
});
