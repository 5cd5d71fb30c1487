/** Keeps the preferences in this browser and in step between popup, panel and background. */
import { storage } from "wxt/utils/storage";
import { defaultPreferences, type Preferences, type PreferencesStore, preferencesOf } from "../stores/preferences";

const preferencesItem = storage.defineItem<Partial<Preferences>>("local:preferences", { fallback: {} });

export async function readPreferences(): Promise<Preferences> {
  return { ...defaultPreferences, ...(await preferencesItem.getValue()) };
}

/** Loads, then saves every change and follows changes made on other pages. */
export async function bindPreferences(store: PreferencesStore): Promise<void> {
  store.getState().change(await readPreferences());
  store.subscribe((state, before) => {
    const [next, last] = [preferencesOf(state), preferencesOf(before)];
    if (!isEqual(next, last)) void preferencesItem.setValue(next);
  });
  preferencesItem.watch((stored) => {
    const next = preferencesOf({ ...defaultPreferences, ...stored });
    if (!isEqual(next, preferencesOf(store.getState()))) store.getState().change(next);
  });
}

/** Both were put together in the same order of fields. */
function isEqual(one: Preferences, other: Preferences): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
