/** Where what was chosen for the whole companion is kept. */

export interface SettingsStore {
  /** Every setting that was ever chosen, by name; unchecked. */
  readAll(): Promise<Readonly<Record<string, unknown>>>;
  /** Keeps these, all or none. */
  save(settings: Readonly<Record<string, unknown>>): Promise<void>;
}
