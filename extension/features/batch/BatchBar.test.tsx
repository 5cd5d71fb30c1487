/** Many accounts at once: what is asked, what is shown of it, and the last question before deleting. */
import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { someAccounts } from "../../testing/account-fixture";
import { FakeCompanion, json } from "../../testing/fake-companion";
import { renderApp } from "../../testing/render-app";
import { BatchBar } from "./BatchBar";

const accounts = someAccounts(12);

async function openBar(selected: number, companion = new FakeCompanion()) {
  const view = await renderApp(<BatchBar shown={accounts} />, { accounts, companion });
  act(() => view.app.selection.getState().select(accounts.slice(0, selected).map(({ id }) => id)));
  return { ...view, user: userEvent.setup({ delay: null }) };
}

/** Not the live region, which says the same. */
const bar = () => within(screen.getByRole("region", { name: "Selected accounts" }));
const namesOf = (body: unknown) => (body as { names: string[] }).names;
const isBulk = ({ operation }: { operation: string }) => operation.endsWith("Sessions") && operation !== "listSessions";

/** Answers every name with ok, except those of `failing`. */
function answering(failing: readonly string[] = []): FakeCompanion {
  const companion = new FakeCompanion();
  const reply = ({ body }: { readonly body: unknown }) =>
    json({
      results: namesOf(body).map((name) =>
        failing.includes(name) ? { name, ok: false, code: "disk_full" } : { name, ok: true },
      ),
    });
  companion.replies = { ...companion.replies, startSessions: reply, deleteSessions: reply, updateSessions: reply };
  return companion;
}

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

describe("the bar for many accounts", () => {
  it("is not there while nothing is ticked", async () => {
    await openBar(0);

    expect(screen.queryByRole("region", { name: "Selected accounts" })).toBeNull();
  });

  it("ticks all that the list shows", async () => {
    const { user, app } = await openBar(2);

    await user.click(screen.getByRole("button", { name: "Select all 12" }));

    expect(screen.getByText("12 selected")).toBeTruthy();
    expect(app.selection.getState().selected.size).toBe(12);
  });

  it("names those that failed and why, and retries only them", async () => {
    const failing = accounts[1]?.id ?? "";
    const companion = answering([failing]);
    const { user } = await openBar(3, companion);

    await user.click(screen.getByRole("button", { name: "Start" }));
    await bar().findByText("1 of 3 failed");
    const reason = screen.getByText("The disk of the companion's computer is full.");
    await user.click(screen.getByRole("button", { name: "Retry failed" }));

    expect(reason).toBeTruthy();
    await waitFor(() => expect(companion.requests.filter(isBulk)).toHaveLength(2));
    expect(namesOf(companion.requests.filter(isBulk)[1]?.body)).toEqual([failing]);
  });

  it("cancels what was not asked for yet", async () => {
    const companion = new FakeCompanion();
    let answer = () => {};
    companion.replies.startSessions = ({ body }) =>
      new Promise((resolve) => {
        answer = () => resolve(json({ results: namesOf(body).map((name) => ({ name, ok: true })) }));
      });
    const { user } = await openBar(12, companion);
    await user.click(screen.getByRole("button", { name: "Start" }));
    await waitFor(() => expect(companion.requests.filter(isBulk)).toHaveLength(1));

    await user.click(screen.getByRole("button", { name: "Cancel the rest" }));
    answer();

    await bar().findByText("10 of 12 done, the rest cancelled");
    expect(companion.requests.filter(isBulk)).toHaveLength(1);
  });

  it("changes what was ticked and nothing else, for every account, and says what came of each", async () => {
    const refused = accounts[2]?.id ?? "";
    const companion = answering([refused]);
    const { user } = await openBar(3, companion);
    await user.click(screen.getByRole("button", { name: "Settings…" }));
    const sheet = await screen.findByRole("dialog");
    await vi.waitFor(() => expect(getComputedStyle(sheet).pointerEvents).toBe("auto"));
    const dialog = within(sheet);
    const apply = dialog.getByRole("button", { name: "Apply to 3 accounts" });
    const wasClosed = apply.getAttribute("aria-disabled");

    await user.click(dialog.getByRole("checkbox", { name: "Change: Start together with the companion" }));
    await user.click(dialog.getByRole("switch", { name: "Start together with the companion" }));
    await user.type(dialog.getByLabelText("Add labels"), "Jakarta{Enter}");
    await user.click(apply);

    expect(wasClosed).toBe("true");
    await bar().findByText("1 of 3 failed");
    expect(companion.requests.filter(isBulk).map(({ body }) => body)).toEqual([
      {
        names: accounts.slice(0, 3).map(({ id }) => id),
        settings: { autoStart: true },
        addLabels: ["Jakarta"],
      },
    ]);
  });

  it("says before asking which accounts would refuse", async () => {
    const { user } = await openBar(3);
    await user.click(screen.getByRole("button", { name: "Settings…" }));
    const dialog = within(await screen.findByRole("dialog"));

    await user.click(dialog.getByRole("checkbox", { name: "Change: Messages per day" }));
    const number = dialog.getByRole("spinbutton", { name: "Messages per day" });
    await user.clear(number);
    await user.type(number, "400");

    expect(dialog.getByText(/3 accounts will refuse this/)).toBeTruthy();
  });

  it("takes labels off that some of them carry", async () => {
    const companion = answering();
    const { user, app } = await openBar(2, companion);
    const [first] = accounts;
    if (first === undefined) throw new Error("no account");
    act(() => app.whatsapp.getState().applyAccount({ ...first, labels: ["Old"], rev: first.rev + 1 }));
    await user.click(screen.getByRole("button", { name: "Settings…" }));
    const dialog = within(await screen.findByRole("dialog"));

    await user.click(dialog.getByRole("button", { name: /^Old/ }));
    await user.click(dialog.getByRole("button", { name: "Apply to 2 accounts" }));

    await bar().findByText("All 2 accounts done");
    expect(companion.requests.filter(isBulk)[0]?.body).toMatchObject({ settings: {}, removeLabels: ["Old"] });
  });

  it("deletes only after the number was typed", async () => {
    const companion = answering();
    const { user, app } = await openBar(3, companion);
    await user.click(screen.getByRole("button", { name: "Delete…" }));
    const dialog = within(await screen.findByRole("alertdialog"));
    const confirm = dialog.getByRole("button", { name: "Delete 3 accounts" });
    const wasClosed = confirm.getAttribute("aria-disabled");

    await user.type(dialog.getByLabelText("Type 3 to confirm"), "3");
    await user.click(confirm);

    expect(wasClosed).toBe("true");
    await waitFor(() => expect(Object.keys(app.whatsapp.getState().accounts)).toHaveLength(9));
  });
});
