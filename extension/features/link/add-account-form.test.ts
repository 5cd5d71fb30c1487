import { describe, expect, it } from "vitest";
import { bodyOf, emptyForm, problemsOf } from "./add-account-form";

const form = { ...emptyForm, name: "Toko 1" };

describe("the form for a new account", () => {
  it("accepts a name alone when a QR is wanted", () => {
    expect(problemsOf(form, [])).toEqual({ name: null, phone: null });
  });

  it.each([
    ["is missing", "  ", "required"],
    ["holds a slash", "a/b", "characters"],
    ["is taken but for case and space", " TOKO 2 ", "name_taken"],
  ])("refuses a name that %s", (_why, name, expected) => {
    expect(problemsOf({ ...form, name }, ["Toko 2"]).name).toBe(expected);
  });

  it.each([
    ["", "required"],
    ["12", "phone_number"],
    ["0812-3456-7890", null],
    ["+62 812 3456 7890", null],
  ])("judges the number %j when a code is wanted", (phone, expected) => {
    expect(problemsOf({ ...form, method: "pairing", phone }, []).phone).toBe(expected);
  });

  it("sends the name trimmed and the number in international digits", () => {
    const body = bodyOf({ ...form, name: " Toko 1 ", method: "pairing", phone: "0812 3456 7890" });

    expect(body).toMatchObject({ clientName: "Toko 1", method: "pairing", phoneNumber: "6281234567890" });
  });

  it("sends no number when a QR is wanted", () => {
    expect(bodyOf({ ...form, phone: "0812 3456 7890" })).not.toHaveProperty("phoneNumber");
  });
});
