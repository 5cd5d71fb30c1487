/** A57 of the threat list in real browsers: the companion is gone, another program holds its port and gets no token. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CompanionProcess, makeDataDir, startCompanion } from "../../../scripts/testing/companion-process";
import { chromePath } from "../../../scripts/testing/found-browsers";
import { type BrowserKind, type ExtensionBrowser, isAvailable, openBrowser } from "./browsers";
import { sees } from "./hands";
import { type Impostor, startImpostor } from "./impostor";
import { pairOnWelcomePage } from "./pairing";

describe.each<BrowserKind>(["chromium", "firefox"])("an impostor on the companion's port, met by %s", (kind) => {
  const dataDir = makeDataDir();
  let companion: CompanionProcess;
  let browser: ExtensionBrowser;
  let impostor: Impostor | null = null;

  beforeAll(async () => {
    if (!isAvailable(kind)) return;
    companion = await startCompanion({ dataDir: dataDir.path, chromium: chromePath() });
    browser = await openBrowser(kind);
    await pairOnWelcomePage(browser, companion);
  });
  afterAll(async () => {
    await browser?.close();
    await impostor?.close();
    await companion?.process.end();
    dataDir.remove();
  });

  it.skipIf(!isAvailable(kind))("A57: is asked for a proof and told nothing else", async () => {
    const panel = await browser.open("sidepanel");
    await sees(panel, "Add account");
    const token = await panel.evaluate(storedToken);
    await companion.process.end();

    impostor = await startImpostor(Number(new URL(companion.url).port));

    await sees(panel, "Another program answers at this address");
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(impostor.heard()).toContain("POST /auth/proof");
    expect(impostor.heard()).not.toContain(token);
    expect(impostor.heard().toLowerCase()).not.toContain("authorization");
    expect(impostor.heard()).not.toContain("UPGRADE");
  });
});

/** Runs in the page: what pairing left in this browser. */
async function storedToken(): Promise<string> {
  interface Storage {
    readonly storage: { readonly local: { get(key: string): Promise<{ pairing?: { token?: string } }> } };
  }
  const { chrome, browser } = globalThis as unknown as { readonly chrome?: Storage; readonly browser?: Storage };
  const stored = await (browser ?? chrome)?.storage.local.get("pairing");
  return stored?.pairing?.token ?? "";
}
