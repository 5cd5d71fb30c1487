/** What the bodies that create and change accounts accept and refuse, field by field. */
import { describe, expect, it } from "vitest";
import { createAccountSchema, updateAccountSchema } from "#shared/account";

function problems(result: ReturnType<typeof createAccountSchema.safeParse>): string[] {
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join("."));
}

describe("creating an account", () => {
  it("needs no more than a name and a method, and starts by default", () => {
    const body = createAccountSchema.parse({ clientName: " Toko 1 ", method: "qr" });

    expect(body).toEqual({ clientName: "Toko 1", method: "qr", start: true });
  });

  it("normalises the number of a pairing", () => {
    const body = createAccountSchema.parse({ clientName: "A", method: "pairing", phoneNumber: "0812-3450-0001" });

    expect(body.phoneNumber).toBe("6281234500001");
  });

  it.each([
    ["no name", { method: "qr" }, "clientName"],
    ["a bad name", { clientName: "a/b", method: "qr" }, "clientName"],
    ["no method", { clientName: "A" }, "method"],
    ["an unknown method", { clientName: "A", method: "sms" }, "method"],
    ["pairing without a number", { clientName: "A", method: "pairing" }, "phoneNumber"],
    ["a number that is none", { clientName: "A", method: "pairing", phoneNumber: "12" }, "phoneNumber"],
    ["start as text", { clientName: "A", method: "qr", start: "yes" }, "start"],
    ["an unknown field", { clientName: "A", method: "qr", connectionStatus: "ready" }, ""],
  ])("refuses %s", (_title, body, path) => {
    expect(problems(createAccountSchema.safeParse(body))).toContain(path);
  });
});

describe("changing an account", () => {
  it("may be partial and fills in nothing", () => {
    expect(updateAccountSchema.parse({ syncLimit: 0 })).toEqual({ syncLimit: 0 });
  });

  it.each([
    ["syncLimit", -1],
    ["syncLimit", 501],
    ["syncLimit", Number.POSITIVE_INFINITY],
    ["syncLimit", "50"],
    ["syncLimit", 50.5],
    ["syncLimit", null],
    ["dailyLimit", 0],
    ["dailyLimit", -1],
    ["dailyLimit", 2 ** 53],
    ["trustLevel", 0],
    ["trustLevel", 6],
    ["storageMode", "../../etc"],
    ["autoStart", 1],
    ["clientName", ""],
  ])("refuses %s = %j", (field, value) => {
    expect(updateAccountSchema.safeParse({ [field]: value }).success).toBe(false);
  });

  it.each(["id", "connectionStatus", "messagesSentToday", "rev", "unknown"])("refuses the field %s", (field) => {
    expect(updateAccountSchema.safeParse({ [field]: 1 }).success).toBe(false);
  });
});
