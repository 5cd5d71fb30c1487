/** WhatsApp ids of people and groups. Own properties only: that is all that survives the way to Node. */

export interface WidLike {
  readonly _serialized: string;
}

export class Wid {
  readonly user: string;
  readonly server: string;
  readonly _serialized: string;

  constructor(serialized: string) {
    const [user = "", server = ""] = serialized.split("@");
    this.user = user;
    this.server = server;
    this._serialized = serialized;
  }

  isUser(): boolean {
    return this.server === "c.us" || this.server === "lid";
  }
  isLid(): boolean {
    return this.server === "lid";
  }
  isGroup(): boolean {
    return this.server === "g.us";
  }
  isStatus(): boolean {
    return this._serialized === "status@broadcast";
  }
  isBroadcast(): boolean {
    return this.server === "broadcast";
  }
  isNewsletter(): boolean {
    return this.server === "newsletter";
  }
  toString(): string {
    return this._serialized;
  }
}

export function createWid(value: string | WidLike): Wid {
  return new Wid(typeof value === "string" ? value : value._serialized);
}

export function userWid(number: string): Wid {
  return new Wid(`${number}@c.us`);
}
