/** The pictures accounts show of themselves, as addresses for `<img>`: each is asked for once while a screen is open. */

export interface Pictures {
  /** Null when there is none, or none to be had now. */
  of(accountId: string): Promise<string | null>;
}

interface PicturesOptions {
  readonly read: (accountId: string) => Promise<Blob | null>;
  readonly addressOf: (picture: Blob) => string;
}

export function createPictures({ read, addressOf }: PicturesOptions): Pictures {
  const asked = new Map<string, Promise<string | null>>();

  async function ask(accountId: string): Promise<string | null> {
    try {
      const picture = await read(accountId);
      return picture === null ? null : addressOf(picture);
    } catch {
      // Decoration: initials stand in for it, and the next look asks again.
      asked.delete(accountId);
      return null;
    }
  }

  return {
    of(accountId) {
      const known = asked.get(accountId) ?? ask(accountId);
      asked.set(accountId, known);
      return known;
    },
  };
}
