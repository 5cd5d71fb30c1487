/** The pictures accounts show of themselves, as addresses for `<img>`: each is asked for once while a screen is open. */

export interface Pictures {
  /** What was found before; null also for what nobody has asked for. */
  known(accountId: string): string | null;
  /** Null when there is none, or none to be had now. */
  of(accountId: string): Promise<string | null>;
}

interface PicturesOptions {
  readonly read: (accountId: string) => Promise<Blob | null>;
  readonly addressOf: (picture: Blob) => string;
}

export function createPictures({ read, addressOf }: PicturesOptions): Pictures {
  const asked = new Map<string, Promise<string | null>>();
  const found = new Map<string, string>();

  async function ask(accountId: string): Promise<string | null> {
    try {
      const picture = await read(accountId);
      if (picture === null) return null;
      const address = addressOf(picture);
      found.set(accountId, address);
      return address;
    } catch {
      // Decoration: initials stand in for it, and the next look asks again.
      asked.delete(accountId);
      return null;
    }
  }

  return {
    known: (accountId) => found.get(accountId) ?? null,
    of(accountId) {
      const picture = asked.get(accountId) ?? ask(accountId);
      asked.set(accountId, picture);
      return picture;
    },
  };
}
