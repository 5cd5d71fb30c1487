import { describe, expect, it } from "vitest";
import type { CompanionSettings } from "#shared/companion-settings";
import { changesOf, formOf, problemsOf } from "./companion-form";

const settings: CompanionSettings = {
  defaults: { autoStart: false, syncLimit: 50, storageMode: "filesystem", trustLevel: 1, dailyLimit: 50 },
  timeZone: "Asia/Jakarta",
  country: "ID",
  quietHours: { from: "22:00", to: "06:00" },
  maxAccounts: 100,
  maxRunning: 20,
  keepStatusDays: 90,
  keepMessageDays: null,
  keepMediaDays: null,
  keepMediaMb: null,
  parkAfterMinutes: null,
  parkWakeMinutes: null,
  recycleAboveMb: 1_000,
};
const form = formOf(settings);

describe("the settings of the companion as a form", () => {
  it("sends nothing when nothing was changed", () => {
    expect(changesOf(form, settings)).toEqual({});
    expect(problemsOf(form)).toEqual({ numbers: [], isQuietOdd: false });
  });

  it("sends only what was changed, and empty as never", () => {
    const changed = {
      ...form,
      parkAfterMinutes: " 30 ",
      recycleAboveMb: "",
      defaults: { ...form.defaults, syncLimit: 9 },
    };

    expect(changesOf(changed, settings)).toEqual({
      parkAfterMinutes: 30,
      recycleAboveMb: null,
      defaults: { syncLimit: 9 },
    });
  });

  it("sends both quiet times as one, or none", () => {
    expect(changesOf({ ...form, quietTo: "07:00" }, settings)).toEqual({ quietHours: { from: "22:00", to: "07:00" } });
    expect(changesOf({ ...form, quietFrom: "", quietTo: "" }, settings)).toEqual({ quietHours: null });
  });

  it.each(["", "0", "1.5", "abc", "100001"])("does not take %j for the most accounts", (maxAccounts) => {
    expect(problemsOf({ ...form, maxAccounts }).numbers).toEqual(["maxAccounts"]);
  });

  it.each([
    { quietFrom: "", quietTo: "06:00" },
    { quietFrom: "06:00", quietTo: "06:00" },
  ])("wants two different quiet times: %o", (times) => {
    expect(problemsOf({ ...form, ...times }).isQuietOdd).toBe(true);
  });
});
