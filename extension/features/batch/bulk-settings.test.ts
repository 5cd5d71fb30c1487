import { describe, expect, it } from "vitest";
import { anAccount } from "../../testing/account-fixture";
import { bulkChangeOf, bulkFormOf, isChange, labelsOf, refusalsOf, tick } from "./bulk-settings";

const one = anAccount({ trustLevel: 2, dailyLimit: 150, labels: ["VIP"] });
const two = anAccount({ trustLevel: 1, dailyLimit: 50, labels: Array.from({ length: 10 }, (_, index) => `l${index}`) });
const form = bulkFormOf(one);

describe("settings for many accounts", () => {
  it("change nothing until something is ticked", () => {
    expect(isChange(form)).toBe(false);
    expect(bulkChangeOf(form)).toEqual({ settings: {} });
  });

  it("hold what is ticked and nothing else", () => {
    const ticked = tick(tick(tick(form, "autoStart", true), "syncLimit", true), "syncLimit", false);

    expect(bulkChangeOf(ticked)).toEqual({ settings: { autoStart: false } });
    expect(isChange(ticked)).toBe(true);
  });

  it("name labels only where there are some", () => {
    expect(bulkChangeOf({ ...form, addLabels: ["a"] })).toEqual({ settings: {}, addLabels: ["a"] });
  });

  it("foretell which accounts would refuse", () => {
    const lowered = tick(
      { ...form, values: { ...form.values, trustLevel: 1 }, addLabels: ["new"] },
      "trustLevel",
      true,
    );

    expect(refusalsOf(lowered, [one, two])).toEqual({ limit: 1, labels: 1 });
    expect(refusalsOf(form, [one, two])).toEqual({ limit: 0, labels: 0 });
  });

  it("know every label of the selection", () => {
    expect(labelsOf([one, anAccount({ labels: ["vip", "Toko"] })])).toEqual(["VIP", "Toko"]);
  });
});
