/** Message keys, in the form of the era: with `_serialized`, or since July 2026 with `$1`. */
import { bytesToHex, randomBytes } from "./bytes";
import type { EraRows } from "./eras";
import type { Wid } from "./wid";

interface OwnKey {
  readonly fromMe: boolean;
  readonly remote: Wid;
  readonly id: string;
  readonly participant?: Wid | undefined;
}

/** What whatsapp-web.js hands over when it makes a key for a message to send. */
interface OutgoingKey {
  readonly from: Wid;
  readonly to: Wid;
  readonly id: string;
  readonly participant?: Wid | undefined;
  readonly selfDir: "out" | "in";
}

export interface MsgKey extends OwnKey {
  readonly _serialized?: string;
  readonly $1?: string;
  toString(): string;
}

export type MsgKeyClass = ReturnType<typeof defineMsgKey>;

/** The class of this page; `rows` is asked at each key, so an era can change under way. */
export function defineMsgKey(rows: () => EraRows) {
  return class MsgKey {
    readonly fromMe: boolean;
    readonly remote: Wid;
    readonly id: string;
    declare readonly participant?: Wid;
    // Declared only: the texts must be set by assignment, so that an accessor on the prototype is noticed.
    declare readonly _serialized?: string;
    declare readonly $1?: string;

    constructor(fields: OwnKey | OutgoingKey) {
      this.fromMe = "selfDir" in fields ? fields.selfDir === "out" : fields.fromMe;
      this.remote = "selfDir" in fields ? (this.fromMe ? fields.to : fields.from) : fields.remote;
      this.id = fields.id;
      if (fields.participant) this.participant = fields.participant;
      const text = [this.fromMe, this.remote, this.id, ...(fields.participant ? [fields.participant] : [])].join("_");
      if (rows().keysAreSerialized) this._serialized = text;
      else this.$1 = text;
    }

    toString(): string {
      return this.$1 ?? this._serialized ?? "";
    }

    static async newId(): Promise<string> {
      return `3EB0${bytesToHex(randomBytes(9))}`;
    }
  };
}
