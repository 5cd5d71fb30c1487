import { describe, expect, it } from "vitest";
import { errors, inWords, isMinified } from "./errors";
import type { PageFunction, PageHook } from "./page-hook";

describe("errors without words", () => {
  it.each(["r: r", "t: t", "Error: r: r", "r", "r: r\n    at https://web.whatsapp.com/x.js:1:2"])(
    "%j is put in words",
    (text) => {
      expect(inWords(text).message).toMatch(/^WhatsApp Web threw an error without words \(class \w\)$/);
      expect(isMinified(inWords(text))).toBe(true);
    },
  );

  it("leave those that say something as they are", () => {
    const error = new Error("No LID for user");

    expect(inWords(error)).toBe(error);
    expect(isMinified(error)).toBe(false);
  });

  it("keep the class and the numbers of what the page threw, and no text that may be personal", async () => {
    class r extends Error {}
    const thrown = Object.assign(new r("r"), { status: 463, isRetryable: false, jid: "628@c.us" });
    let send: PageFunction = async () => Promise.reject(thrown);
    const hook: PageHook = {
      beforeUtilities: () => {},
      wrapUtility: (_name, wrap) => {
        send = wrap(send);
      },
      wrapModule: () => {},
      note: () => {},
    };
    errors.page(hook);

    await expect(send()).rejects.toThrow(/without words \(class r, status 463, isRetryable false\)$/);
  });
});
