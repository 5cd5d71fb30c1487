/** One account in full, as the companion tells it. */
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { messagesByLocale } from "../../../i18n/messages";
import { anAccount, aStatusUpdate } from "../../../testing/account-fixture";
import { FakeCompanion, json, problem } from "../../../testing/fake-companion";
import { renderApp } from "../../../testing/render-app";
import { DetailsDialog } from "./DetailsDialog";

const entry = (rev: number, status: string, reason: string | null = null) => ({
  rev,
  status,
  reason,
  at: `2026-01-25T09:00:${String(rev).padStart(2, "0")}.000Z`,
});
const account = anAccount({ rev: 3 });
const screenOf = (accountId: string) => <DetailsDialog accountId={accountId} onOpen={() => {}} onClose={() => {}} />;

beforeEach(() => fakeBrowser.reset());

function companionWith(entries: readonly ReturnType<typeof entry>[], nextBefore: number | null = null): FakeCompanion {
  const companion = new FakeCompanion();
  companion.replies.readActivity = ({ url }) =>
    json(
      url.searchParams.has("before")
        ? { entries: [entry(1, "error", "crash_loop")], failures: [], nextBefore: null }
        : { entries, failures: [], nextBefore },
    );
  companion.replies.readUsage = () => json({ timeZone: "UTC", days: [] });
  return companion;
}

async function open(companion: FakeCompanion) {
  const rendered = await renderApp(screenOf(account.id), {
    accounts: [account],
    companion,
  });
  return { ...rendered, log: within(await screen.findByRole("region", { name: "Activity" })) };
}

describe("the media of an account", () => {
  const usage = {
    ...{ storageMode: "filesystem", files: 3, bytes: 4_200_000, profileBytes: 61_000_000 },
    ...{ waiting: 0, moving: null, problem: null },
  };

  it("is told with its size, and the size of the browser profile", async () => {
    const companion = companionWith([]);
    companion.replies.readMediaUsage = () => json(usage);
    await open(companion);

    await screen.findByText("3 files, 4.2 MB");
    screen.getByText("Browser profile: 61 MB");
  });

  it("is followed while it moves, with what keeps it from going on", async () => {
    const companion = companionWith([]);
    let now: object = { ...usage, moving: { left: 2, total: 3 }, problem: "media_storage_failed" };
    companion.replies.readMediaUsage = () => json(now);
    const { clock } = await open(companion);
    await screen.findByText("Moving: 1 of 3");
    screen.getByText("The place where media is stored does not answer.");

    now = usage;
    // What is shown may be a moment ahead of the alarm that is set for it.
    await vi.waitFor(() => {
      clock.advance(1_500);
      expect(screen.queryByText(/^Moving/)).toBeNull();
    });
    screen.getByText("3 files, 4.2 MB");
  });
});

describe("the details of an account", () => {
  it("list what happened with its reason, and older pages on demand", async () => {
    const { log } = await open(companionWith([entry(3, "ready"), entry(2, "disconnected", "logged_out_on_phone")], 2));
    await log.findByText("Logged out on phone");

    await userEvent.click(log.getByRole("button", { name: "Show older" }));

    await log.findByText("Keeps failing");
    expect(log.getAllByRole("listitem")).toHaveLength(3);
    expect(log.queryByRole("button", { name: "Show older" })).toBeNull();
  });

  it("show one kind of what happened at a time", async () => {
    const { log } = await open(
      companionWith([entry(3, "ready"), entry(2, "disconnected", "logged_out_on_phone"), entry(1, "ready")]),
    );
    await log.findByText("Logged out on phone");

    await userEvent.click(log.getByRole("button", { name: /^Problem/ }));
    expect(within(log.getByRole("list")).getAllByRole("listitem")).toHaveLength(1);

    await userEvent.click(log.getByRole("button", { name: /^Problem/ }));
    expect(within(log.getByRole("list")).getAllByRole("listitem")).toHaveLength(3);
  });

  it("tell in words how long it was in each state", async () => {
    const hourAgo = new Date(Date.now() - 60 * 60_000).toISOString();
    const companion = companionWith([]);
    companion.replies.readActivity = () =>
      json({ entries: [{ rev: 3, status: "ready", reason: null, at: hourAgo }], failures: [], nextBefore: null });
    await open(companion);

    const strip = within(await screen.findByRole("region", { name: "Last 24 hours" }));
    expect(strip.getByRole("row").textContent).toBe("Connected1 h 0 min");
  });

  it("give the days as a table and as a file", async () => {
    const companion = companionWith([]);
    const today = new Date().toISOString().slice(0, 10);
    companion.replies.readUsage = () => json({ timeZone: "UTC", days: [{ day: today, sent: 38, dailyLimit: 60 }] });
    companion.replies.exportUsage = () => new Response("day,sent,dailyLimit\r\n");
    await open(companion);
    const usage = within(screen.getByRole("region", { name: "Sent in seven days" }));

    expect((await usage.findAllByRole("row", { hidden: true })).at(-1)?.textContent).toMatch(/3860$/);
    await userEvent.click(usage.getByRole("button", { name: "30 days as CSV" }));

    await vi.waitFor(() =>
      expect(companion.requests.find(({ operation }) => operation === "exportUsage")?.url.search).toBe("?days=30"),
    );
  });

  it("go on while they are open", async () => {
    const companion = companionWith([entry(3, "ready")]);
    const { app, log } = await open(companion);
    await log.findByText("Connected");
    companion.replies.readActivity = () =>
      json({ entries: [entry(4, "error", "disk_full"), entry(3, "ready")], failures: [], nextBefore: null });

    app.whatsapp.getState().applyStatus(aStatusUpdate(account, { rev: 4, status: "error", reason: "disk_full" }));

    await log.findByText("Disk full");
    expect(log.getAllByRole("listitem")).toHaveLength(2);
  });

  it("tell of a command that failed, as soon as it has, with its reason", async () => {
    const companion = companionWith([entry(3, "ready")]);
    const { app, log } = await open(companion);
    await log.findByText("Connected");
    const failed = { id: 1, afterRev: 3, command: "syncHistory", code: "just_linked", at: "2026-01-25T09:00:09.000Z" };
    companion.replies.readActivity = () => json({ entries: [entry(3, "ready")], failures: [failed], nextBefore: null });

    act(() => app.whatsapp.getState().beginAction([account.id], "syncHistory"));
    act(() => app.whatsapp.getState().endAction([account.id]));

    const line = (await log.findByText("History sync did not start")).closest("li");
    expect(line?.textContent).toContain(messagesByLocale.en.error.just_linked);
    await userEvent.click(log.getByRole("button", { name: /^Failed commands/ }));
    expect(within(log.getByRole("list")).getAllByRole("listitem")).toEqual([line]);
    await userEvent.click(log.getByRole("button", { name: "Copy" }));
    expect(await navigator.clipboard.readText()).toMatch(/failed: syncHistory just_linked\n.* ready$/);
  });

  it("say why the activity is not there", async () => {
    const companion = companionWith([]);
    companion.replies.readActivity = () => problem("store_unavailable");

    const { log } = await open(companion);

    await log.findByText("The companion cannot write to its database now. Try again.");
  });

  it("tell each of seven days in words", async () => {
    const companion = companionWith([]);
    const today = new Date().toISOString().slice(0, 10);
    companion.replies.readUsage = () => json({ timeZone: "UTC", days: [{ day: today, sent: 38, dailyLimit: 50 }] });
    await open(companion);

    const chart = within(screen.getByRole("region", { name: "Sent in seven days" }));
    const days = await chart.findAllByRole("listitem");
    expect(days).toHaveLength(7);
    expect(days.at(-1)?.textContent).toContain(": 38 messages");
    expect(days[0]?.textContent).toContain(": 0 messages");
  });
});
