import { describe, expect, it } from "vitest";
import { anAccount } from "../../testing/account-fixture";
import { withTrustLevel } from "../trust-choice";
import { changesOf, formOf, isDirty, problemsOf } from "./settings-form";

const account = anAccount({ clientName: "Toko 1", trustLevel: 3, dailyLimit: 300 });
const form = formOf(account);

describe("the settings form", () => {
  it("is clean as long as nothing differs", () => {
    expect(isDirty(form, account)).toBe(false);
  });

  it("is clean when only space was added around the name", () => {
    expect(isDirty({ ...form, clientName: " Toko 1 " }, account)).toBe(false);
  });

  it("sends only what was changed", () => {
    expect(changesOf({ ...form, autoStart: true, syncLimit: 200 }, account)).toEqual({
      autoStart: true,
      syncLimit: 200,
    });
  });

  it("refuses the name of another account", () => {
    expect(problemsOf({ ...form, clientName: "toko 2" }, ["Toko 2"]).clientName).toBe("name_taken");
  });

  it("accepts the account's own name", () => {
    expect(problemsOf(form, ["Toko 2"]).clientName).toBeNull();
  });

  it("refuses a day's limit above the ceiling of the trust level", () => {
    expect(problemsOf({ ...form, trustLevel: 1, dailyLimit: 51 }, []).dailyLimit).toBe("over_ceiling");
  });

  it("takes the day's limit down with the trust level", () => {
    expect(withTrustLevel(form, 1).dailyLimit).toBe(50);
  });

  it("leaves the day's limit when the trust level rises", () => {
    expect(withTrustLevel(form, 5).dailyLimit).toBe(300);
  });
});
