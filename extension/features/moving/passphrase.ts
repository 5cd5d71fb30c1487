/** What is wrong with a passphrase that was typed twice, as the key of its text. */
import { passphraseLimits } from "#shared/moving-limits";

export interface TypedTwice {
  readonly passphrase: string;
  readonly again: string;
}

export function passphraseProblems({ passphrase, again }: TypedTwice) {
  return {
    passphrase: passphrase.length < passphraseLimits.shortest ? ("tooShort" as const) : null,
    again: again === passphrase ? null : ("notSame" as const),
  };
}
