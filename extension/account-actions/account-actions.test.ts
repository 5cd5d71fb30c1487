/** An action marks its account busy, takes over the answer, and ends as a value. */
import { describe, expect, it, vi } from "vitest";
import { createHttpClient } from "../api/http-client";
import { createWhatsappStore } from "../stores/whatsapp-store";
import { anAccount } from "../testing/account-fixture";
import { FakeCompanion, json, problem } from "../testing/fake-companion";
import { createAccountActions } from "./account-actions";

const issuedAt = "2026-01-25T09:00:00.000Z";
const qrLink = { kind: "qr", attempt: 1, maxAttempts: 6, issuedAt, expiresAt: "2026-01-25T09:01:00.000Z" } as const;

function rig(account = anAccount()) {
  const companion = new FakeCompanion();
  const whatsapp = createWhatsappStore();
  whatsapp.getState().applySnapshot({ rev: account.rev, accounts: [account] }, 0);
  const readTarget = async () => ({
    companionUrl: "http://127.0.0.1:8477",
    token: "secret",
    deviceId: "d1",
    wasRevoked: false,
  });
  const http = createHttpClient({ fetch: companion.fetch, readTarget });
  return { companion, whatsapp, account, actions: createAccountActions({ http, whatsapp }) };
}

describe("account actions", () => {
  it("show the account as busy until the answer is in the store", async () => {
    const { companion, whatsapp, account, actions } = rig();
    companion.replies.stopSession = () => json(anAccount({ rev: 2, status: "disconnected", reason: "stopped" }));

    const stopping = actions.stop(account.id);

    expect(whatsapp.getState().pending).toEqual({ [account.id]: "stop" });
    expect(await stopping).toMatchObject({ ok: true });
    expect(whatsapp.getState().pending).toEqual({});
    expect(whatsapp.getState().accounts[account.id]?.status).toBe("disconnected");
  });

  it("end as a code when refused, and no longer busy", async () => {
    const { companion, whatsapp, account, actions } = rig();
    companion.replies.updateSession = () => problem("name_taken");

    const outcome = await actions.update(account.id, { clientName: "Gudang" });

    expect(outcome).toMatchObject({ ok: false, code: "name_taken" });
    expect(whatsapp.getState().pending).toEqual({});
    expect(whatsapp.getState().accounts[account.id]).toEqual(account);
  });

  it("start again with a QR when asked to switch", async () => {
    const { companion, account, actions } = rig();
    companion.replies.startSession = () => json(account);

    await actions.switchToQr(account.id);

    expect(companion.requests[0]?.body).toEqual({ method: "qr" });
  });

  it("show a requested pairing code as the challenge", async () => {
    const { companion, whatsapp, account, actions } = rig(
      anAccount({ status: "pairing", link: { ...qrLink, kind: "code" } }),
    );
    const answer = { code: "ABCD1234", phoneNumber: "628123", issuedAt, expiresAt: qrLink.expiresAt };
    companion.replies.requestPairingCode = () => json(answer);

    await actions.requestPairingCode(account.id, "0812 3");

    expect(companion.requests[0]?.body).toEqual({ phoneNumber: "0812 3" });
    expect(whatsapp.getState().challenges[account.id]).toMatchObject({ kind: "code", code: "ABCD1234" });
  });

  it("put the waiting QR into the challenge it was asked for", async () => {
    const { companion, whatsapp, account, actions } = rig(anAccount({ status: "qr", link: qrLink }));
    companion.replies.readQr = () => new Response("2@waiting");

    await actions.readQr(account.id);

    expect(companion.requests[0]?.url.search).toBe("?format=raw");
    expect(whatsapp.getState().challenges[account.id]?.qrText).toBe("2@waiting");
  });

  it("never put a QR that was overtaken beside the newer one", async () => {
    const { companion, whatsapp, account, actions } = rig(anAccount({ status: "qr", link: qrLink }));
    const link = { ...qrLink, attempt: 2, issuedAt: "2026-01-25T09:00:30.000Z" };
    companion.replies.readQr = () => {
      whatsapp.getState().applyAccount(anAccount({ status: "qr", link, rev: 2 }));
      return new Response("2@old");
    };

    await actions.readQr(account.id);

    expect(whatsapp.getState().challenges[account.id]?.qrText).toBeUndefined();
  });

  it("take a removed account off the list", async () => {
    const { companion, whatsapp, account, actions } = rig();
    companion.replies.deleteSession = () => json({ phoneTold: false });

    const outcome = await actions.remove(account.id);

    expect(outcome).toEqual({ ok: true, value: { phoneTold: false } });
    expect(whatsapp.getState().accounts).toEqual({});
  });

  it("let a mistake in our own code surface", async () => {
    const { companion, account, actions } = rig();
    vi.spyOn(JSON, "stringify").mockImplementationOnce(() => {
      throw new RangeError("bug");
    });

    await expect(actions.update(account.id, {})).rejects.toThrow(RangeError);
    expect(companion.requests).toEqual([]);
  });
});
