import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { isLibraryRejection, isNavigationError } from "./library-errors";

it.each([
  "auth timeout",
  "ready timeout",
  new Error("Protocol error (Network.getResponseBody): Target closed"),
  new Error("Execution context was destroyed, most likely because of a navigation."),
  new Error("Attempted to use detached Frame 'A1'."),
])("knows %s as a rejection of the library", (reason) => {
  expect(isLibraryRejection(reason)).toBe(true);
});

it("knows an error by the library's place in its stack", async () => {
  const { Client } = createRequire(import.meta.url)("whatsapp-web.js");
  const reason = await Client.prototype.getState.call({}).catch((error: unknown) => error);

  expect(isLibraryRejection(reason)).toBe(true);
});

it.each([new Error("SQLITE_BUSY"), "boom", undefined])("leaves %s to others", (reason) => {
  expect(isLibraryRejection(reason)).toBe(false);
});

it("tells a navigation from an error of the page", () => {
  expect(isNavigationError(new Error("Cannot find context with specified id"))).toBe(true);
  expect(isNavigationError(new Error("Cannot read properties of undefined"))).toBe(false);
});
