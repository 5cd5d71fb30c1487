/** What a person chose for this browser: theme, language, where the companion is. */
import { createStore } from "zustand/vanilla";
import { defaultPort } from "#shared/protocol";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const languageChoices = ["auto", "en", "id"] as const;
export type LanguageChoice = (typeof languageChoices)[number];

export interface Preferences {
  readonly theme: Theme;
  readonly language: LanguageChoice;
  /** Origin without trailing slash. */
  readonly companionUrl: string;
  readonly notifications: boolean;
}

export const defaultPreferences: Preferences = {
  theme: "system",
  language: "auto",
  companionUrl: `http://127.0.0.1:${defaultPort}`,
  notifications: true,
};

export interface PreferencesStoreState extends Preferences {
  change(changes: Partial<Preferences>): void;
}

export type PreferencesStore = ReturnType<typeof createPreferencesStore>;

export function createPreferencesStore(initial: Partial<Preferences> = {}) {
  return createStore<PreferencesStoreState>()((set) => ({
    ...defaultPreferences,
    ...initial,
    change: (changes) => set(changes),
  }));
}

/** The stored part of the state. */
export function preferencesOf({ theme, language, companionUrl, notifications }: Preferences): Preferences {
  return { theme, language, companionUrl, notifications };
}
