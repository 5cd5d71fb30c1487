/** What people can do to one account: asks the companion, marks the account busy meanwhile, takes over its answer. */
import type { Account, CreateAccountInput, UpdateAccountInput } from "#shared/account";
import type { LinkMethod, PairingCode } from "#shared/challenge";
import type { HttpClient } from "../api/http-client";
import type { AccountAction } from "../stores/whatsapp-state";
import type { WhatsappStore } from "../stores/whatsapp-store";
import { type Outcome, outcomeOf } from "./outcome";

interface StartOptions {
  /** Link anew with this method; a waiting client is restarted with it. */
  readonly method?: LinkMethod;
  readonly phoneNumber?: string;
}

export interface AccountActions {
  /** The same `idempotencyKey` on a repeat never creates a second account. */
  create(input: CreateAccountInput, idempotencyKey: string): Promise<Outcome<Account>>;
  start(accountId: string, options?: StartOptions): Promise<Outcome<Account>>;
  stop(accountId: string): Promise<Outcome<Account>>;
  logout(accountId: string): Promise<Outcome<{ readonly phoneTold: boolean }>>;
  remove(accountId: string): Promise<Outcome<{ readonly phoneTold: boolean }>>;
  update(accountId: string, changes: UpdateAccountInput): Promise<Outcome<Account>>;
  /** The code also becomes the account's challenge. */
  requestPairingCode(accountId: string, phoneNumber: string): Promise<Outcome<PairingCode>>;
  switchToQr(accountId: string): Promise<Outcome<Account>>;
  /** Fetches the QR that is waiting, for a screen opened after it was announced. */
  readQr(accountId: string): Promise<Outcome<null>>;
  syncHistory(accountId: string, limit?: number): Promise<Outcome<{ readonly syncId: string }>>;
  cancelSync(accountId: string): Promise<Outcome<{ readonly wasRunning: boolean }>>;
  resetCount(accountId: string): Promise<Outcome<Account>>;
}

interface Dependencies {
  readonly http: HttpClient;
  readonly whatsapp: WhatsappStore;
}

export function createAccountActions({ http, whatsapp }: Dependencies): AccountActions {
  const store = () => whatsapp.getState();

  async function busy<Value>(accountId: string, action: AccountAction, request: () => Promise<Value>) {
    store().beginAction([accountId], action);
    const outcome = await outcomeOf(request());
    store().endAction([accountId]);
    return outcome;
  }

  async function take(request: Promise<Account>): Promise<Account> {
    const account = await request;
    store().applyAccount(account);
    return account;
  }

  const start: AccountActions["start"] = (accountId, options = {}) =>
    busy(accountId, "start", () => take(http.call("startSession", { params: { name: accountId }, body: options })));

  return {
    create: (input, idempotencyKey) => outcomeOf(take(http.call("createSession", { body: input, idempotencyKey }))),
    start,
    stop: (accountId) => busy(accountId, "stop", () => take(http.call("stopSession", { params: { name: accountId } }))),
    logout: (accountId) =>
      busy(accountId, "logout", async () => {
        const { account, phoneTold } = await http.call("logoutSession", { params: { name: accountId } });
        store().applyAccount(account);
        return { phoneTold };
      }),
    remove: (accountId) =>
      busy(accountId, "remove", async () => {
        const answer = await http.call("deleteSession", { params: { name: accountId } });
        store().removeAccount(accountId);
        return answer;
      }),
    update: (accountId, changes) =>
      busy(accountId, "update", () => take(http.call("updateSession", { params: { name: accountId }, body: changes }))),
    requestPairingCode: (accountId, phoneNumber) =>
      busy(accountId, "link", async () => {
        const answer = await http.call("requestPairingCode", { params: { name: accountId }, body: { phoneNumber } });
        store().applyPairingCode({ accountId, ...answer });
        return answer;
      }),
    switchToQr: (accountId) => start(accountId, { method: "qr" }),
    readQr: (accountId) => outcomeOf(readQr(http, whatsapp, accountId)),
    syncHistory: (accountId, limit) =>
      busy(accountId, "syncHistory", () =>
        http.call("syncHistory", { params: { name: accountId }, body: limit === undefined ? {} : { limit } }),
      ),
    cancelSync: (accountId) => outcomeOf(http.call("cancelSync", { params: { name: accountId } })),
    resetCount: (accountId) =>
      busy(accountId, "resetCount", () => take(http.call("resetMessageCount", { params: { name: accountId } }))),
  };
}

/** The text belongs to the QR that was current when it was asked for; a newer one is left alone. */
async function readQr(http: HttpClient, whatsapp: WhatsappStore, accountId: string): Promise<null> {
  const asked = whatsapp.getState().challenges[accountId];
  const qrText = await http.text("readQr", { params: { name: accountId }, query: { format: "raw" } });
  if (asked) whatsapp.getState().applyQrText(accountId, asked.issuedAt, qrText);
  return null;
}
