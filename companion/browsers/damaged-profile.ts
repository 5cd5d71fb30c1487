/** Tells a profile that no browser can open from a browser that does not start at all. */
import { BrowserError } from "./browser-error";

interface Trial<T> {
  /** Rejects while something else stands in the way of opening the account's profile, as another browser does. */
  readonly prepare: () => Promise<unknown>;
  /** On the account's profile. */
  readonly open: () => Promise<T>;
  /** On an empty one; rejects when the browser does not start there either. */
  readonly openEmpty: () => Promise<void>;
  readonly setAside: () => Promise<unknown>;
  /** Whether `prepare` sees every browser that uses the profile. */
  readonly seesUsers: boolean;
}

/**
 * Only a browser that ends on this profile, starts on an empty one and then ends on this one again proves anything:
 * what is set aside holds the link, and the person must link anew. A browser that is only slow proves nothing.
 */
export async function openUnlessDamaged<T>(trial: Trial<T>): Promise<T> {
  const mayBeTheProfile = (error: unknown): error is BrowserError =>
    error instanceof BrowserError &&
    (error.reason === "internal" || (error.reason === "profile_locked" && trial.seesUsers));

  await trial.prepare();
  try {
    return await trial.open();
  } catch (error) {
    if (!mayBeTheProfile(error)) throw error;
    await trial.openEmpty().catch(() => {
      throw error;
    });
  }
  await trial.prepare();
  try {
    return await trial.open();
  } catch (error) {
    if (!mayBeTheProfile(error)) throw error;
    await trial.prepare();
    await trial.setAside();
    throw new BrowserError("profile_damaged", "No browser can open this account's profile", { cause: error });
  }
}
