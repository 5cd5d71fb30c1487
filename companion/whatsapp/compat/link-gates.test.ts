import { describe, expect, it } from "vitest";
import { createGateWatch, type GateSigns } from "./link-gates";

const clear: GateSigns = { isPasskey: false, mode: "MAIN", wantsTerms: false, hasDialog: false };

describe("screens in the way", () => {
  it.each<[Partial<GateSigns>, string | null]>([
    [{}, null],
    [{ mode: null }, null],
    [{ isPasskey: true, wantsTerms: true }, "passkey_required"],
    [{ mode: "TEMP_BAN" }, "account_restricted"],
    [{ wantsTerms: true, hasDialog: true }, "terms_required"],
    [{ mode: "SYNCING" }, null],
  ])("%o means %s", (signs, reason) => {
    expect(createGateWatch().judge({ ...clear, ...signs }, 0, false)).toBe(reason);
  });

  it("an unknown dialog needs a person when it stays for a minute and no QR is shown", () => {
    const watch = createGateWatch();
    const dialog = { ...clear, hasDialog: true };

    expect(watch.judge(dialog, 0, true)).toBeNull();
    expect(watch.judge(dialog, 100_000, true)).toBeNull();
    expect(watch.judge(dialog, 100_000, false)).toBeNull();
    expect(watch.judge(clear, 150_000, false)).toBeNull();
    expect(watch.judge(dialog, 170_000, false)).toBeNull();
    expect(watch.judge(dialog, 230_000, false)).toBe("attention_required");
  });
});
