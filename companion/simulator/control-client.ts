/** Drives a running stand-in over HTTP; tests and the end-to-end suite use nothing else. */
import type { PhoneView } from "./control-app";
import type { HistoryPlan } from "./history";
import type { JournalEntry } from "./journal";
import type { KnobChanges, Knobs } from "./knobs";
import type { PageView } from "./page-link";
import type { PageAction, UnlinkStyle, WireMedia, WireMessage } from "./wire";

export interface Incoming {
  readonly from?: string;
  readonly chatId?: string;
  readonly text: string;
  readonly type?: string;
  readonly media?: WireMedia;
}

/** The API said no; `code` is for example `expired_ref`, see refusal.ts. */
export class ControlError extends Error {
  override readonly name = "ControlError";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

export type PhoneControl = ReturnType<typeof createPhoneControl>;
export type ControlClient = ReturnType<typeof createControlClient>;
type Call = <T>(method: "GET" | "POST", path: string, body?: object) => Promise<T>;

function createPhoneControl(call: Call, number: string) {
  const post = <T>(path: string, body?: object) => call<T>("POST", `/phones/${number}/${path}`, body);
  return {
    number,
    view: () => call<PhoneView>("GET", `/phones/${number}`),
    scan: (text: string) => post<PageView>("scan", { text }),
    typeCode: (code: string) => post<PageView>("type-code", { code }),
    confirmPasskey: () => post<PageView>("confirm-passkey"),
    deliver: (message: Incoming) => post<WireMessage>("messages", message),
    send: (chatId: string, text: string) => post<WireMessage>("send", { chatId, text }),
    outbox: () => call<WireMessage[]>("GET", `/phones/${number}/outbox`),
    addHistory: (plan: HistoryPlan) => post<PhoneView>("history", plan),
    goOffline: () => post<PhoneView>("offline"),
    goOnline: () => post<PhoneView>("online"),
    unlink: (style?: UnlinkStyle) => post<PhoneView>("unlink", style && { style }),
    forget: () => post<PhoneView>("forget"),
    refuse: () => post<Knobs>("refuse"),
    setBattery: (percent: number, plugged = false) => post<PhoneView>("battery", { percent, plugged }),
    turn: (knobs: KnobChanges) => post<Knobs>("knobs", knobs),
    act: (action: PageAction) => post<object>("action", { action }),
  };
}

export function createControlClient(controlUrl: string) {
  const call: Call = async (method, path, body) => {
    const response = await fetch(new URL(path, controlUrl), {
      method,
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const answer = await response.json();
    if (!response.ok) throw new ControlError(response.status, answer.error);
    return answer;
  };
  return {
    phone: (number: string) => createPhoneControl(call, number),
    async addPhone(number: string, more: { pushName?: string; history?: HistoryPlan } = {}) {
      await call<PhoneView>("POST", "/phones", { number, ...more });
      return createPhoneControl(call, number);
    },
    phones: () => call<PhoneView[]>("GET", "/phones"),
    pages: () => call<PageView[]>("GET", "/pages"),
    act: (pageId: string, action: PageAction) => call<object>("POST", `/pages/${pageId}/action`, { action }),
    spendRefs: (pageId: string) => call<PageView>("POST", `/pages/${pageId}/spend-refs`),
    journal: (after = 0) => call<JournalEntry[]>("GET", `/journal?after=${after}`),
    turn: (knobs: KnobChanges) => call<Knobs>("POST", "/knobs", knobs),
  };
}
