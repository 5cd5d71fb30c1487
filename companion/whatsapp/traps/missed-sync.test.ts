import { expect, it } from "vitest";
import { hasMissedSync } from "./missed-sync";

it.each([
  { hasSynced: true, hasUtilities: false, missed: true },
  { hasSynced: false, hasUtilities: false, missed: false },
  { hasSynced: true, hasUtilities: true, missed: false },
])("says $missed for a page with hasSynced $hasSynced and utilities $hasUtilities", ({ missed, ...page }) => {
  expect(hasMissedSync({ socket: "CONNECTED", ...page })).toBe(missed);
});
