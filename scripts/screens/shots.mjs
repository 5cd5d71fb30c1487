/** Which pictures are taken: surface, size, accounts, and how to get to what is to be seen. */
import { codeAccount, demoAccount, demoAccounts, manyAccounts, pausedAccounts } from "./demo-accounts.mjs";
import {
  goAway,
  openBulkSettings,
  openDetails,
  openImport,
  openMenuItem,
  openTables,
  openWebhooks,
  press,
  pressFor,
  selectSome,
  settle,
  turnOn,
  typeName,
} from "./steps.mjs";

const popup = { page: "popup.html", width: 380, height: 560 };
const panel = (width) => ({ page: "sidepanel.html", width, height: 760 });

export const shots = [
  { name: "popup", ...popup, accounts: demoAccounts },
  { name: "popup-empty", ...popup, accounts: () => [] },
  { name: "popup-one", ...popup, accounts: () => demoAccounts().slice(0, 1) },
  { name: "popup-qr", ...popup, accounts: demoAccounts, act: (page) => pressFor(page, "CS Bandung") },
  { name: "popup-add", ...popup, accounts: demoAccounts, act: press("footer button") },
  { name: "panel-320", ...panel(320), accounts: demoAccounts },
  { name: "panel-420", ...panel(420), accounts: demoAccounts },
  { name: "panel-600", ...panel(600), accounts: demoAccounts },
  { name: "panel-empty", ...panel(420), accounts: () => [] },
  { name: "panel-800", ...panel(800), accounts: demoAccounts },
  { name: "panel-500", ...panel(420), accounts: () => manyAccounts(500) },
  { name: "panel-paused", ...panel(420), accounts: pausedAccounts },
  { name: "panel-paused-320", ...panel(320), accounts: pausedAccounts },
  { name: "popup-paused", ...popup, accounts: pausedAccounts },
  { name: "popup-counts", ...popup, accounts: demoAccounts, act: press("header button[aria-pressed]") },
  {
    name: "panel-label",
    ...panel(420),
    accounts: demoAccounts,
    act: press("button[aria-pressed]:has(svg.lucide-tag)"),
  },
  {
    name: "panel-main-menu",
    ...panel(420),
    accounts: demoAccounts,
    act: press("header button[aria-haspopup=menu]"),
  },
  {
    name: "dialog-bulk-settings",
    ...panel(420),
    accounts: demoAccounts,
    act: openBulkSettings,
  },
  {
    name: "dialog-bulk-settings-320",
    ...panel(320),
    accounts: demoAccounts,
    act: openBulkSettings,
  },
  {
    name: "dialog-diagnosis",
    ...panel(420),
    accounts: demoAccounts,
    act: async (page) => {
      await page.click("header button[aria-haspopup=menu]");
      await press("[role=menuitem]:has(svg.lucide-clipboard-list)")(page);
    },
  },
  {
    name: "panel-no-match",
    ...panel(420),
    accounts: demoAccounts,
    act: (page) => page.type("input[type=search]", "zzz"),
  },
  {
    name: "panel-trust",
    ...panel(420),
    accounts: demoAccounts,
    act: (page) => page.focus("article h3 + button"),
  },
  { name: "dialog-keys", ...panel(420), accounts: demoAccounts, act: (page) => page.keyboard.press("?") },
  {
    name: "dialog-details-tables",
    ...panel(420),
    height: 1700,
    accounts: demoAccounts,
    act: openTables,
  },
  { name: "panel-batch", ...panel(420), accounts: demoAccounts, act: (page) => selectSome(page, 4) },
  {
    name: "panel-batch-320",
    ...panel(320),
    accounts: demoAccounts,
    act: (page) => selectSome(page, 4),
  },
  {
    name: "panel-batch-result",
    ...panel(420),
    accounts: demoAccounts,
    act: async (page) => {
      await selectSome(page, 12);
      await page.click("section[aria-label] button svg.lucide-play");
      await settle(600);
    },
  },
  {
    name: "panel-batch-delete",
    ...panel(420),
    accounts: demoAccounts,
    act: async (page) => {
      await selectSome(page, 12);
      await page.click("section[aria-label] button svg.lucide-trash-2");
    },
  },
  {
    name: "panel-menu",
    ...panel(420),
    accounts: demoAccounts,
    act: async (page) => {
      const buttons = await page.$$("button[aria-haspopup=menu]");
      await buttons[5].click();
    },
  },
  { name: "dialog-add", ...panel(420), accounts: demoAccounts, act: press("header button:last-child") },
  {
    name: "dialog-add-phone",
    ...panel(420),
    accounts: demoAccounts,
    act: async (page) => {
      await page.click("header button:last-child");
      await typeName(page, "toko ayam 1");
      await page.click("[role=dialog] [role=radio]:last-child");
      await page.type("[role=dialog] input[type=tel]", "0812-3456-7890");
      await page.click("[role=dialog] summary");
    },
  },
  { name: "dialog-qr", ...panel(420), accounts: demoAccounts, act: (page) => pressFor(page, "CS Bandung") },
  { name: "dialog-qr-320", ...panel(320), accounts: demoAccounts, act: (page) => pressFor(page, "CS Bandung") },
  { name: "dialog-qr-600", ...panel(600), accounts: demoAccounts, act: (page) => pressFor(page, "CS Bandung") },
  {
    name: "dialog-code",
    ...panel(420),
    accounts: () => [codeAccount()],
    act: (page) => pressFor(page, "Apotek Sehat"),
  },
  { name: "dialog-link-again", ...panel(420), accounts: demoAccounts, act: (page) => pressFor(page, "Toko Ayam 2") },
  {
    name: "dialog-details",
    ...panel(420),
    accounts: demoAccounts,
    act: openDetails,
  },
  {
    name: "dialog-details-320",
    ...panel(320),
    height: 1100,
    accounts: demoAccounts,
    act: openDetails,
  },
  {
    name: "dialog-chats",
    ...panel(420),
    accounts: demoAccounts,
    act: (page) => openMenuItem(page, "Toko Ayam 1", "messages-square"),
  },
  {
    name: "dialog-chat",
    ...panel(420),
    accounts: demoAccounts,
    act: async (page) => {
      await openMenuItem(page, "Toko Ayam 1", "messages-square");
      await press("[role=dialog] li button")(page);
    },
  },
  {
    name: "dialog-chat-320",
    ...panel(320),
    accounts: demoAccounts,
    act: async (page) => {
      await openMenuItem(page, "Toko Ayam 1", "messages-square");
      await press("[role=dialog] li button")(page);
    },
  },
  {
    name: "dialog-export",
    ...panel(420),
    accounts: demoAccounts,
    act: (page) => openMenuItem(page, "Toko Ayam 1", "file-output"),
  },
  { name: "dialog-import", ...panel(420), accounts: demoAccounts, act: openImport },
  { name: "dialog-import-320", ...panel(320), accounts: demoAccounts, act: openImport },
  {
    name: "dialog-machine",
    ...panel(420),
    accounts: demoAccounts,
    act: async (page) => {
      await page.click("header button[aria-haspopup=menu]");
      await press("[role=menuitem]:has(svg.lucide-memory-stick)")(page);
    },
  },
  { name: "dialog-why", ...panel(420), accounts: demoAccounts, act: (page) => pressFor(page, "Kurir") },
  {
    name: "dialog-settings",
    ...panel(420),
    accounts: demoAccounts,
    act: (page) => openMenuItem(page, "Toko Ayam 1", "settings"),
  },
  {
    name: "dialog-settings-320",
    ...panel(320),
    accounts: demoAccounts,
    act: (page) => openMenuItem(page, "Toko Ayam 1", "settings"),
  },
  {
    name: "dialog-logout",
    ...panel(420),
    accounts: demoAccounts,
    act: (page) => openMenuItem(page, "Toko Ayam 1", "log-out"),
  },
  {
    name: "dialog-delete",
    ...panel(420),
    accounts: demoAccounts,
    act: (page) => openMenuItem(page, "Layanan Pelanggan", "trash-2"),
  },
  {
    name: "panel-toast",
    isSpoken: true,
    ...panel(420),
    accounts: demoAccounts,
    act: async (page) => {
      await pressFor(page, "Toko Ayam 1");
      await settle(500);
    },
  },
  { name: "popup-not-paired", ...popup, accounts: () => [], pairing: null },
  { name: "panel-not-paired", ...panel(420), accounts: () => [], pairing: null },
  { name: "panel-revoked", ...panel(420), accounts: () => [], pairing: { state: "revoked" } },
  { name: "panel-stopped", ...panel(420), accounts: () => [], address: "http://127.0.0.1:1" },
  { name: "panel-blocked", ...panel(420), accounts: () => [], address: "https://127.0.0.1:1" },
  { name: "panel-wrong-version", ...panel(420), accounts: () => [], protocol: 2 },
  { name: "popup-offline", ...popup, accounts: demoAccounts, act: goAway },
  { name: "panel-offline", ...panel(420), accounts: demoAccounts, act: goAway },
  { name: "panel-offline-320", ...panel(320), accounts: demoAccounts, act: goAway },
  { name: "panel-linked", ...panel(420), accounts: () => [demoAccount(1, "Toko Ayam 1")] },
  { name: "welcome", page: "welcome.html", width: 1000, height: 760, accounts: () => [] },
  {
    name: "welcome-first",
    page: "welcome.html",
    width: 1000,
    height: 760,
    accounts: () => [],
    address: "http://127.0.0.1:1",
    pairing: null,
  },
  { name: "options-webhooks", page: "options.html", width: 800, height: 900, accounts: () => [], act: openWebhooks },
  {
    name: "options-webhooks-320",
    page: "options.html",
    width: 320,
    height: 900,
    accounts: () => [],
    act: openWebhooks,
  },
  { name: "options", page: "options.html", width: 800, height: 2700, accounts: () => [], act: turnOn(1, 6) },
  { name: "options-320", page: "options.html", width: 320, height: 3300, accounts: () => [] },
];
