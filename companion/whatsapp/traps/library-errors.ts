/**
 * Trap: whatsapp-web.js throws bare strings and leaves promises behind that reject when a page navigates or closes
 * (gotcha 5). What can be caught is caught where it happens; `isLibraryRejection` is for the process-level guard.
 */
import { toError } from "../../errors";

const navigation =
  /Execution context was destroyed|Cannot find context|Execution context is not available|detached Frame/i;
const closing =
  /Target closed|Session closed|Connection closed|Page has been closed|Most likely the page has been closed/i;
const thrownStrings: readonly unknown[] = ["auth timeout", "ready timeout"];

/** The page went on to another document in the middle of a call. */
export function isNavigationError(thrown: unknown): boolean {
  return navigation.test(toError(thrown).message);
}

/** True for a rejection nobody awaits that comes out of whatsapp-web.js or the browser connection it drives. */
export function isLibraryRejection(reason: unknown): boolean {
  if (thrownStrings.includes(reason)) return true;
  if (!(reason instanceof Error)) return false;
  if (navigation.test(reason.message) || closing.test(reason.message)) return true;
  return /node_modules[\\/]whatsapp-web\.js[\\/]/.test(reason.stack ?? "");
}
