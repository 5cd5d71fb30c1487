import { expect, it } from "vitest";
import { BrowserError } from "../../browsers/browser-error";
import { reasonOfBlockedState, reasonOfDisconnect, reasonOfFailedStart, reasonOfLateReady } from "./end-reasons";

it.each([
  ["LOGOUT", "logged_out_on_phone"],
  ["UNPAIRED", "logged_out_on_phone"],
  ["CONFLICT", "conflict"],
  ["TOS_BLOCK", "account_restricted"],
  ["PROXYBLOCK", "network"],
  ["DEPRECATED_VERSION", "incompatible_whatsapp_web"],
  ["something new", "internal"],
] as const)("tells a disconnect with %s as %s", (state, reason) => {
  expect(reasonOfDisconnect(state)).toBe(reason);
});

it.each([
  [null, null],
  ["UNPAIRED", null],
  ["UNPAIRED_IDLE", null],
  ["OPENING", null],
  ["CONNECTED", null],
  ["CONFLICT", "conflict"],
  ["SMB_TOS_BLOCK", "account_restricted"],
] as const)("of a page in state %s that is not ready yet, says %s", (state, reason) => {
  expect(reasonOfBlockedState(state)).toBe(reason);
});

it.each([
  [new BrowserError("disk_full", "The disk is full"), "disk_full"],
  [new Error("net::ERR_NAME_NOT_RESOLVED at https://web.whatsapp.com/"), "network"],
  [new Error("net::ERR_PROXY_CONNECTION_FAILED at https://web.whatsapp.com/"), "network"],
  [new Error("auth timeout"), "load_timeout"],
  [new Error('Requiring unknown module "WAWebCmd"'), "incompatible_whatsapp_web"],
  [new Error("Cannot read properties of undefined (reading 'Socket')"), "incompatible_whatsapp_web"],
  [new Error("Target closed"), "internal"],
] as const)("tells a start that failed with %s as %s", (error, reason) => {
  expect(reasonOfFailedStart(error)).toBe(reason);
});

it("blames the page for a missing readiness only when it lacked something", () => {
  expect(reasonOfLateReady(undefined)).toBe("ready_timeout");
  expect(reasonOfLateReady(new Error("Failed to fetch"))).toBe("ready_timeout");
  expect(reasonOfLateReady(new Error("x.refreshQR is not a function"))).toBe("incompatible_whatsapp_web");
});
