/** Log lines: readable for machines, and without anything that is nobody's business. */
import { describe, expect, it } from "vitest";
import { keptLogLines } from "#shared/log-events";
import { createTestClock } from "../testing/test-clock";
import type { LogFields } from "./log";
import { createLogRing } from "./log-ring";
import { createLogger } from "./logger";

function lineOf(fields: LogFields, level: "debug" | "info" = "debug") {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const log = createLogger({ level, destination, ring: createLogRing(), clock: createTestClock() });
  log.debug("browser.started", fields);
  return lines.length === 0 ? null : JSON.parse(lines.join(""));
}

describe("a log line", () => {
  it("has the event, a time and the known fields", () => {
    const line = lineOf({ accountId: "7b4b1b1e-6d0e-4d2c-9d1f-012345678901", durationMs: 12 });

    expect(line).toEqual({
      level: 20,
      time: expect.stringMatching(/^\d{4}-/),
      msg: "browser.started",
      accountId: "7b4b1b1e-6d0e-4d2c-9d1f-012345678901",
      durationMs: 12,
    });
  });

  it.each(["token", "body", "qrText", "phoneNumber", "label"])("leaves out a field called %s", (name) => {
    expect(lineOf({ [name]: "x" })).not.toHaveProperty(name);
  });

  it.each([
    ["a phone number", "number 6281234500001 refused", "number …001 refused"],
    ["a token", `token ${"aB3_".repeat(10)}xyz`, "token [token]"],
    ["a QR", "ref 2@abc/DEF+12=,xyz=,q failed", "ref [qr] failed"],
    ["a picture", "got data:image/png;base64,AAAA", "got [data]"],
    ["a pairing code", "code ABCD-12EF is wrong", "code [code] is wrong"],
  ])("shows no more than it must of %s in an error", (_what, error, shown) => {
    expect(lineOf({ error })?.error).toBe(shown);
  });

  it("keeps what an engineer needs: places in the source", () => {
    const error = "Error: x\n    at open (companion/browsers/own-browser-host.ts:55:12)";

    expect(lineOf({ error })?.error).toBe(error);
  });

  it("keeps what the next change of WhatsApp Web is found by: its build and what is missing", () => {
    const found = { build: "2.3000.1049220475", ids: "broken", missing: "WAWebMsgKey", repairs: "ids 12" };

    expect(lineOf(found)).toMatchObject(found);
  });

  it("below the level is not written", () => {
    expect(lineOf({}, "info")).toBeNull();
  });
});

describe("the last lines", () => {
  function createKept(level: "debug" | "info" = "info") {
    const ring = createLogRing();
    const clock = createTestClock();
    return { ring, clock, log: createLogger({ level, destination: { write: () => {} }, ring, clock }) };
  }

  it("are kept as they were written: no more fields, no more of a number", () => {
    const { ring, log } = createKept();

    log.warn("messages.send_failed", { message: "number 6281234500001 refused", token: "x", durationMs: 3 });
    log.debug("http.answered", {});

    const fields = { message: "number …001 refused", durationMs: 3 };
    expect(ring.read()).toEqual([
      { at: "2026-01-25T08:00:00.000Z", level: "warn", event: "messages.send_failed", fields },
    ]);
  });

  it("are bounded, and the newest stay", () => {
    const { ring, log } = createKept();

    for (let tries = 0; tries < keptLogLines + 5; tries += 1) log.warn("store.busy", { tries });

    const kept = ring.read();
    expect(kept).toHaveLength(keptLogLines);
    expect(kept.at(-1)?.fields).toEqual({ tries: keptLogLines + 4 });
  });
});
