/** How WhatsApp Web's internals changed during 2026, one row per change, so that a later era is one more entry. */

export interface EraRows {
  /** Build number in `Debug.VERSION`: the first build known to have this era's newest row. */
  readonly version: string;
  /** Message keys own `_serialized`; later builds only have `$1` (wwebjs #201830). */
  readonly keysAreSerialized: boolean;
  /** `Cmd.refreshQR` exists; later only `WAWebLaunchSocketUtils` has it. */
  readonly cmdRefreshesQr: boolean;
  /** Downloading media demands a mimetype (wwebjs #201908). */
  readonly downloadNeedsMimetype: boolean;
  /** How `loadEarlierMsgs` wants its arguments; `gone` leaves only the local message search (wwebjs #201706). */
  readonly loadEarlier: "options" | "positional" | "gone";
  /** The model of media to send carries an enumerable `__x_id`, which no message may have (wwebjs #201921). */
  readonly mediaHasInternalId: boolean;
  /** A chat with a new number opens only after the number was looked up (OpenWA #156). */
  readonly newNumbersNeedLookup: boolean;
  /** Asking for a pairing code for a number that is linked already removes its devices (OpenWA #1653). */
  readonly codeRevokesLinked: boolean;
}

const apr2026: EraRows = {
  version: "2.3000.1037901234",
  keysAreSerialized: true,
  cmdRefreshesQr: true,
  downloadNeedsMimetype: false,
  loadEarlier: "options",
  mediaHasInternalId: false,
  newNumbersNeedLookup: false,
  codeRevokesLinked: false,
};
const jul2026: EraRows = {
  ...apr2026,
  version: "2.3000.1043220887",
  keysAreSerialized: false,
  cmdRefreshesQr: false,
  newNumbersNeedLookup: true,
};
const sep2026: EraRows = {
  ...jul2026,
  version: "2.3000.1048653945",
  downloadNeedsMimetype: true,
  mediaHasInternalId: true,
  codeRevokesLinked: true,
};

export const eras = { apr2026, jul2026, sep2026 } as const;
export type EraName = keyof typeof eras;
export const eraNames = Object.keys(eras) as EraName[];
