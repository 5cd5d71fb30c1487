/** What the machine carries, as a person sees it. */
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { anAccount } from "../../testing/account-fixture";
import { FakeCompanion, json, problem } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { MachineDialog } from "./MachineDialog";

const resources = {
  browsers: [],
  browsersMb: 2_400,
  companionMb: 120,
  totalMb: 8_000,
  availableMb: 4_000,
  budgetMb: null,
  running: 8,
  maxRunning: 100,
  perAccountMb: 300,
  roomFor: 14,
};
const measured = (id: string, clientName: string, memoryMb: number, sharedBy = 1) =>
  anAccount({ id, clientName, resources: { memoryMb, cpuPercent: 3, sharedBy, isHigh: memoryMb > 500 } });

const dialog = <MachineDialog onClose={() => {}} />;

beforeEach(() => fakeBrowser.reset());

async function open(change: Partial<typeof resources> = {}) {
  const companion = new FakeCompanion();
  companion.replies.readResources = () => json({ ...resources, ...change });
  const accounts = [measured("1", "Kecil", 250, 5), measured("2", "Besar", 900), anAccount({ id: "3" })];
  return renderApp(dialog, { companion, accounts });
}

describe("the memory of the machine", () => {
  it("says how many run and how many more there is room for", async () => {
    await open();

    await screen.findByText("8 accounts are running.");
    screen.getByText(/room for about 14 more/);
    expect(screen.getByRole("meter", { name: "Memory" }).getAttribute("aria-valuenow")).toBe("2400");
  });

  it("says what to do when it is full", async () => {
    await open({ roomFor: 0 });

    await screen.findByText(/No room for another account now/);
    expect(screen.queryByText(/room for about/)).toBeNull();
  });

  it("lists what each account takes, the heaviest first, and points at what is too much", async () => {
    await open();

    const rows = (await screen.findAllByRole("row")).slice(1);
    expect(rows.map((row) => within(row).getByRole("rowheader").textContent)).toEqual([
      "BesarTakes a lot; a restart gives it back Restart",
      "KecilShared by 5",
    ]);
    expect(
      within(rows[0]!)
        .getAllByRole("cell")
        .map(({ textContent }) => textContent),
    ).toEqual(["900 MB", "3%"]);
  });

  it("restarts what takes too much, and keeps the rest as it is", async () => {
    const { companion } = await open();
    const heavy = anAccount({ id: "2", clientName: "Besar" });
    companion.replies.stopSession = () => json({ ...heavy, status: "disconnected", desired: "stopped", rev: 5 });
    companion.replies.startSession = () => json({ ...heavy, status: "loading", rev: 6 }, 202);

    await userEvent.click(await screen.findByRole("button", { name: "Restart Besar" }));

    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Besar is starting again"));
    expect(companion.requests.map(({ operation, url }) => `${operation} ${url.pathname}`)).toEqual(
      expect.arrayContaining(["stopSession /whatsapp/session/2/stop", "startSession /whatsapp/session/2/start"]),
    );
  });

  it("says in words why it cannot be told", async () => {
    const companion = new FakeCompanion();
    companion.replies.readResources = () => problem("scope_missing");
    await renderApp(dialog, { companion });

    expect((await screen.findByRole("alert")).textContent).not.toBe("");
  });
});
