/** The rules of the account list hold whatever order events arrive in. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Account } from "#shared/account";
import type { StatusUpdate } from "#shared/events";
import { accountId, anAccount, aStatusUpdate, someAccounts } from "../testing/account-fixture";
import {
  applyAccount,
  applyPairingCode,
  applyRemembered,
  applyReread,
  applySnapshot,
  applyStatus,
  beginAction,
  emptyWhatsappState,
  endAction,
  loseLive,
  removeAccount,
  type WhatsappState,
} from "./whatsapp-state";

const at = Date.parse("2026-01-25T09:00:00.000Z");
const qrLink = {
  kind: "qr" as const,
  attempt: 1,
  maxAttempts: 6,
  issuedAt: "2026-01-25T08:59:50.000Z",
  expiresAt: "2026-01-25T09:00:50.000Z",
};

function stateWith(...accounts: Account[]): WhatsappState {
  const rev = Math.max(0, ...accounts.map((account) => account.rev));
  return applySnapshot(emptyWhatsappState, { rev, accounts }, at);
}

function applyAll(state: WhatsappState, updates: readonly StatusUpdate[]): WhatsappState {
  return updates.reduce((before, update) => applyStatus(before, update).state, state);
}

describe("status updates", () => {
  it("end at the highest revision of each account, however they are shuffled and repeated", () => {
    const accounts = someAccounts(4);
    const base = stateWith(...accounts);
    const updates = Array.from({ length: 24 }, (_, index) => {
      const account = accounts[index % 4] as Account;
      const status = (["loading", "ready", "disconnected", "error"] as const)[index % 3] ?? "ready";
      return aStatusUpdate(account, { rev: 10 + index, status, attempt: index });
    });
    const orders = fc.shuffledSubarray([...updates, ...updates], { minLength: 48 });

    fc.assert(
      fc.property(orders, (order) => {
        const end = applyAll(base, order);

        expect(end.rev).toBe(33);
        for (const [index, account] of accounts.entries()) {
          const last = updates[20 + index];
          expect(end.accounts[account.id]).toMatchObject({
            rev: last?.rev,
            status: last?.status,
            attempt: last?.attempt,
          });
        }
      }),
    );
  });

  it("equal what arrives in order when any of them are lost before a list is read again", () => {
    const account = anAccount({ rev: 1 });
    const updates = [2, 3, 4, 5].map((rev) => aStatusUpdate(account, { rev, attempt: rev }));
    const truth = applyAll(stateWith(account), updates);
    const list = { rev: 5, accounts: Object.values(truth.accounts) };

    fc.assert(
      fc.property(fc.subarray(updates), (received) => {
        const end = applyReread(applyAll(stateWith(account), received), list, [account.id], at);

        expect(end.accounts).toEqual(truth.accounts);
        expect(end.rev).toBe(5);
      }),
    );
  });

  it("are dropped when older than what is known", () => {
    const state = stateWith(anAccount({ rev: 7, status: "ready" }));

    const { state: after, effect } = applyStatus(state, aStatusUpdate(anAccount(), { rev: 6, status: "error" }));

    expect(after).toBe(state);
    expect(effect).toBe("none");
  });

  it("ask for the list when a revision was skipped, and apply all the same", () => {
    const state = stateWith(anAccount({ rev: 7 }));

    const { state: after, effect } = applyStatus(state, aStatusUpdate(anAccount(), { rev: 9, status: "error" }));

    expect(effect).toBe("reread");
    expect(after.accounts[anAccount().id]?.status).toBe("error");
  });

  it("ask for the list when the account is unknown", () => {
    const { effect } = applyStatus(stateWith(), aStatusUpdate(anAccount(), { rev: 1 }));

    expect(effect).toBe("reread");
  });

  it("keep the phone number and battery when the event does not tell them", () => {
    const state = stateWith(anAccount({ rev: 1, phoneNumber: "628111", battery: 40 }));

    const { state: after } = applyStatus(state, aStatusUpdate(anAccount(), { rev: 2 }));

    expect(after.accounts[anAccount().id]).toMatchObject({ phoneNumber: "628111", battery: 40 });
  });
});

describe("challenges", () => {
  const waiting = anAccount({ status: "qr", link: qrLink, rev: 3 });

  it("take the QR text that comes with an equal revision", () => {
    const { state } = applyStatus(stateWith(waiting), aStatusUpdate(waiting, { rev: 3, qrText: "2@abc" }));

    expect(state.challenges[waiting.id]).toMatchObject({ attempt: 1, qrText: "2@abc" });
  });

  it("never show the text of an older QR beside a newer one", () => {
    const shown = applyStatus(stateWith(waiting), aStatusUpdate(waiting, { rev: 4, qrText: "2@old" })).state;
    const link = { ...qrLink, attempt: 2, issuedAt: "2026-01-25T09:00:10.000Z" };

    const { state } = applyStatus(shown, aStatusUpdate(waiting, { rev: 5, link }));

    expect(state.challenges[waiting.id]?.attempt).toBe(2);
    expect(state.challenges[waiting.id]?.qrText).toBeUndefined();
  });

  it("are gone as soon as the account leaves qr or pairing", () => {
    const shown = applyStatus(stateWith(waiting), aStatusUpdate(waiting, { rev: 4, qrText: "2@abc" })).state;

    const { state } = applyStatus(shown, aStatusUpdate(waiting, { rev: 5, status: "authenticated", link: null }));

    expect(state.challenges).toEqual({});
  });

  it("are gone when the line is cut, while the list stays", () => {
    const state = loseLive(stateWith(waiting), at + 5000);

    expect(state).toMatchObject({ isLive: false, snapshotAt: at + 5000, challenges: {} });
    expect(loseLive(state, at + 9000).snapshotAt).toBe(at + 5000);
    expect(Object.keys(state.accounts)).toEqual([waiting.id]);
  });

  it("forgets a sync that may have ended with the companion", () => {
    const counts = { chatsDone: 3, chatsUnreadable: 0, chatsTotal: 50, messages: 9 };
    const progress = { accountId: waiting.id, syncId: "s", ...counts, done: false };

    expect(loseLive({ ...stateWith(waiting), syncs: { [waiting.id]: progress } }, at).syncs).toEqual({});
  });

  it("keep a code that came just before its status", () => {
    const loading = anAccount({ status: "loading", rev: 3 });
    const event = { accountId: loading.id, code: "ABCD1234", issuedAt: qrLink.issuedAt, expiresAt: qrLink.expiresAt };
    const withCode = applyPairingCode(stateWith(loading), event);

    const link = { ...qrLink, kind: "code" as const, attempt: 2 };
    const { state } = applyStatus(withCode, aStatusUpdate(loading, { rev: 4, status: "pairing", link }));

    expect(state.challenges[loading.id]).toMatchObject({ code: "ABCD1234", attempt: 2, maxAttempts: 6 });
  });

  it("ignore a code older than the one shown", () => {
    const pairing = anAccount({ status: "pairing", link: { ...qrLink, kind: "code" }, rev: 3 });
    const event = { accountId: pairing.id, code: "OLDOLD12", issuedAt: "2026-01-25T08:00:00.000Z", expiresAt: "x" };

    const state = applyPairingCode(stateWith(pairing), event);

    expect(state.challenges[pairing.id]?.code).toBeUndefined();
  });
});

describe("lists", () => {
  it("of a connection replace everything, even at a lower revision", () => {
    const state = stateWith(anAccount({ rev: 90 }));
    const other = anAccount({ id: accountId(2), rev: 3 });

    const after = applySnapshot(state, { rev: 3, accounts: [other] }, at);

    expect(after).toMatchObject({ rev: 3, isLive: true, snapshotAt: at });
    expect(Object.keys(after.accounts)).toEqual([other.id]);
  });

  it("remembered from before never overwrite a live one, and hold no challenge", () => {
    const remembered = { rev: 1, accounts: [anAccount({ status: "qr", link: qrLink })] };

    const first = applyRemembered(emptyWhatsappState, remembered, at);
    const second = applyRemembered(stateWith(), remembered, at);

    expect(first).toMatchObject({ isLive: false, snapshotAt: at, challenges: {} });
    expect(second.accounts).toEqual({});
  });

  it("read again keep what is newer, what was created meanwhile, and drop what is gone", () => {
    const [stays, gone, isNew] = someAccounts(3) as [Account, Account, Account];
    const state = stateWith({ ...stays, rev: 9, status: "error" }, { ...gone, rev: 2 }, { ...isNew, rev: 0 });
    const list = { rev: 5, accounts: [{ ...stays, rev: 4, status: "ready" as const }] };

    const after = applyReread(state, list, [stays.id, gone.id], at);

    expect(after.accounts[stays.id]?.status).toBe("error");
    expect(gone.id in after.accounts).toBe(false);
    expect(isNew.id in after.accounts).toBe(true);
  });
});

describe("accounts", () => {
  it("take a rename without losing a newer status", () => {
    const state = stateWith(anAccount({ rev: 9, status: "error" }));
    const renamed = anAccount({ rev: 4, clientName: "Baru", updatedAt: "2026-01-25T09:30:00.000Z" });

    const after = applyAccount(state, renamed).accounts[renamed.id];

    expect(after).toMatchObject({ clientName: "Baru", status: "error", rev: 9 });
  });

  it("keep the newer record when an older answer arrives late", () => {
    const state = stateWith(anAccount({ clientName: "Baru", updatedAt: "2026-01-25T09:30:00.000Z" }));

    const after = applyAccount(state, anAccount({ clientName: "Lama", updatedAt: "2026-01-25T09:00:00.000Z" }));

    expect(after.accounts[anAccount().id]?.clientName).toBe("Baru");
  });

  it("leave nothing behind when removed", () => {
    const { id } = anAccount();
    const busy = beginAction(stateWith(anAccount({ status: "qr", link: qrLink })), [id], "remove");

    const after = removeAccount(busy, id);

    expect(after).toMatchObject({ accounts: {}, challenges: {}, pending: {}, syncs: {} });
  });

  it("are busy exactly while something is asked of them", () => {
    const ids = [accountId(1), accountId(2)];

    const busy = beginAction(stateWith(), ids, "start");

    expect(busy.pending).toEqual({ [accountId(1)]: "start", [accountId(2)]: "start" });
    expect(endAction(busy, ids).pending).toEqual({});
  });
});
