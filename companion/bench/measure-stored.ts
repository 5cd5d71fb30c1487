/** An account with 200 chats of 500 messages: until Open Chat shows them, and until a search has found what it looks for. */
import type { Page } from "puppeteer";
import { deviceListSchema } from "#shared/pairing";
import { pathOf } from "../../scripts/testing/accounts";
import { type CompanionProcess, makeDataDir } from "../../scripts/testing/companion-process";
import type { BenchSurroundings } from "./bench-run";
import { type ExtensionBrowser, openExtension } from "./extension-browser";
import { fillStore } from "./fill-store";
import { load } from "./http-load";
import type { Measure } from "./measures";
import type { Results } from "./results";
import { say } from "./say";
import { accountName, addHistory, chats, perChat, rareWord } from "./stored-history";

const size = `${chats} chats × ${perChat} messages`;
const openChat: Measure = { title: `Open Chat → its chats, ${size}`, unit: "ms" };
const openThread: Measure = { title: `chat → its messages, ${size}`, unit: "ms" };

/** Each is found by all of its words, or by words that begin so. */
const searches: readonly (readonly [string, string])[] = [
  ["a word of one message", rareWord(54_321)],
  ["a word of a quarter", "ayam"],
  ["two words", "ayam beras"],
  ["three letters", "min"],
  ["a word of every message", "kak"],
];
/** In each turn. */
const count = 20;

/** Runs in the page: presses what has this text and resolves to the milliseconds until the other thing is painted. */
async function painted(pressed: string, text: string, shown: string): Promise<number> {
  const target = [...document.querySelectorAll<HTMLElement>(pressed)].find((one) => one.textContent?.includes(text));
  const before = performance.now();
  target?.click();
  do {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  } while (document.querySelector(shown) === null);
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  return performance.now() - before;
}

async function openOnce(panel: Page, results: Results): Promise<void> {
  await panel.locator(`button[aria-label='More for ${accountName}']`).click();
  await panel.waitForSelector("[role=menuitem]");
  const chatsMs = await panel.evaluate(painted, "[role=menuitem]", "Open chat", "[role=dialog] ul li");
  results.record(openChat, "ours", chatsMs);
  results.record(
    openThread,
    "ours",
    await panel.evaluate(painted, "[role=dialog] li button", "", "[role=dialog] ol li"),
  );
}

async function openedBy({ url, token, request }: CompanionProcess): Promise<ExtensionBrowser> {
  const { devices } = deviceListSchema.parse(await (await request("GET", "/auth/devices")).json());
  return openExtension(url, { token, deviceId: devices.find(({ isCurrent }) => isCurrent)?.id ?? "" });
}

async function measureOpening(companion: CompanionProcess, { options, results }: BenchSurroundings): Promise<void> {
  const browser = await openedBy(companion);
  try {
    for (let round = 0; round < options.rounds * 4; round += 1) {
      const panel = await browser.openPanel();
      await openOnce(panel, results);
      await panel.close();
    }
  } finally {
    await browser.close();
  }
}

async function measureSearch(companion: CompanionProcess, { options, results }: BenchSurroundings): Promise<void> {
  const headers = { authorization: `Bearer ${companion.token}` };
  for (let round = 0; round < options.rounds; round += 1) {
    for (const [title, text] of searches) {
      const url = `${companion.url}${pathOf(accountName, `/messages/search?q=${encodeURIComponent(text)}`)}`;
      const { times } = await load({ url, headers, count, status: 200 });
      results.record({ title: `search of ${chats * perChat}: ${title}`, unit: "ms" }, "ours", ...times);
    }
  }
}

export async function measureStored(around: BenchSurroundings): Promise<void> {
  const dataDir = makeDataDir();
  say(`history: storing ${chats * perChat} messages`);
  await fillStore(dataDir.path, addHistory);
  const companion = await around.startCompanion(dataDir.path);
  try {
    say("history: searches");
    await measureSearch(companion, around);
    say("history: opening the chats");
    await measureOpening(companion, around);
  } finally {
    await companion.process.end();
    dataDir.remove();
  }
}
