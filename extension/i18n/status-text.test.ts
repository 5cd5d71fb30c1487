/** Each status with its reason has one text. */
import { describe, expect, it } from "vitest";
import { accountStatuses, statusReasons } from "#shared/status";
import { statusAdvice, statusText } from "./status-text";
import { translatorFor } from "./translator";

const nextRetryAt = "2026-01-25T09:00:00.000Z";
const passkey = { kind: "passkey", attempt: 1, maxAttempts: 1, issuedAt: nextRetryAt, expiresAt: nextRetryAt } as const;

describe("statusText", () => {
  it.each([
    [{ status: "disconnected", reason: "never_started" }, "Berhenti", "Stopped"],
    [{ status: "loading", reason: null }, "Menyiapkan…", "Starting…"],
    [{ status: "loading", reason: "start_queued" }, "Menunggu giliran mulai", "Waiting its turn to start"],
    [{ status: "qr", reason: null }, "Menunggu pindai QR", "Waiting for QR scan"],
    [
      { status: "qr", reason: "passkey_required", link: passkey },
      "Menunggu passkey di HP",
      "Waiting for passkey on phone",
    ],
    [{ status: "ready", reason: null }, "Terhubung", "Connected"],
    [{ status: "disconnected", reason: "network" }, "Terputus, mencoba lagi", "Disconnected, retrying"],
    [
      { status: "disconnected", reason: "browser_crashed", nextRetryAt },
      "Terputus, mencoba lagi",
      "Disconnected, retrying",
    ],
    [{ status: "disconnected", reason: "logged_out_on_phone" }, "Dikeluarkan dari HP", "Logged out on phone"],
    [{ status: "error", reason: "crash_loop" }, "Berulang kali gagal", "Keeps failing"],
    [{ status: "error", reason: null }, "Bermasalah", "Problem"],
  ] as const)("says of %o: %s / %s", (facts, indonesian, english) => {
    expect(translatorFor("id")(`status.${statusText(facts)}`)).toBe(indonesian);
    expect(translatorFor("en")(`status.${statusText(facts)}`)).toBe(english);
  });

  it("has a text for every status with every reason", () => {
    const t = translatorFor("en");
    const missing = accountStatuses.flatMap((status) =>
      statusReasons.filter((reason) => t(`status.${statusText({ status, reason })}`).startsWith("status.")),
    );

    expect(missing).toEqual([]);
  });
});

describe("statusAdvice", () => {
  it("advises nothing while all is well", () => {
    expect(statusAdvice({ status: "ready", reason: null })).toBeNull();
    expect(statusAdvice({ status: "loading", reason: null })).toBeNull();
  });

  it("advises by reason otherwise", () => {
    expect(statusAdvice({ status: "error", reason: "disk_full" })).toBe("advice.disk_full");
  });
});
