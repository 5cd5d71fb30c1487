/** Initials and a colour that stay the same for the same account. */

const wordStart = /[\p{L}\p{Nd}]/u;
const emoji = /\p{RGI_Emoji}/v;

/** Up to two first letters of the first and last word; an emoji when a name has nothing else. */
export function initialsOf(name: string): string {
  const letters = name
    .split(/[\s._\-()#&'+]+/u)
    .map((word) => wordStart.exec(word)?.[0])
    .filter((letter) => letter !== undefined);
  const first = letters[0];
  if (first === undefined) return emoji.exec(name)?.[0] ?? "";
  const last = letters.length > 1 ? (letters.at(-1) ?? "") : "";
  return (first + last).toLocaleUpperCase();
}

/** A hue from the account's id (FNV-1a), so renaming does not repaint it. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash % 24) * 15;
}
