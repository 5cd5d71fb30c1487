/** What a person chose for this browser: theme, language, where the companion is, what may be told when. */
import { createStore } from "zustand/vanilla";
import { defaultPort } from "#shared/protocol";
import type { NoticeKind } from "./notice-kind";
import type { QuietHours } from "./quiet-hours";

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
  /** Kinds that are not told even while notifications are on. */
  readonly mutedKinds: readonly NoticeKind[];
  readonly quietHours: QuietHours;
  /** Single keys such as `/` and `n`; assistive technology may need them for itself. */
  readonly shortcuts: boolean;
}

export const defaultPreferences: Preferences = {
  theme: "system",
  language: "auto",
  companionUrl: `http://127.0.0.1:${defaultPort}`,
  notifications: true,
  mutedKinds: [],
  quietHours: { isOn: false, from: "22:00", until: "06:00" },
  shortcuts: true,
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
export function preferencesOf(state: Preferences): Preferences {
  const { theme, language, companionUrl, notifications, mutedKinds, quietHours, shortcuts } = state;
  return { theme, language, companionUrl, notifications, mutedKinds, quietHours, shortcuts };
}
