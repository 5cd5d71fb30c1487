/** Whom a message may be for. */
import { describe, expect, it } from "vitest";
import { chatIdFor } from "./recipient";

describe("a recipient", () => {
  it.each([
    ["0812-3450-001", "628123450001@c.us"],
    ["+62 812 3450 001", "628123450001@c.us"],
    ["628123450001@c.us", "628123450001@c.us"],
    ["120363041234567890@g.us", "120363041234567890@g.us"],
    ["123456789012345@lid", "123456789012345@lid"],
  ])("%s is the chat %s", (to, chatId) => {
    expect(chatIdFor(to)).toBe(chatId);
  });

  it("in a national number follows the country", () => {
    expect(chatIdFor("0171 1234567", "DE")).toBe("491711234567@c.us");
  });

  it.each(["status@broadcast", "1@broadcast", "120363041234567890@newsletter", "abc", "12", "x@c.us"])(
    "%s is none",
    (to) => {
      expect(() => chatIdFor(to)).toThrow(expect.objectContaining({ errors: [{ path: "to", code: "recipient" }] }));
    },
  );
});
