/** Bounds of account files and their passphrases; no schemas, so that any bundle can carry them. */

/** Long enough that guessing costs too much with the memory-hard key derivation in front of it. */
export const passphraseLimits = { shortest: 12, longest: 200 } as const;

/** Percent-encoded UTF-8: headers take no more than Latin letters. */
export const passphraseHeader = "saklar-passphrase";

export const accountFileType = "application/octet-stream";
export const accountFileEnding = ".saklar";
