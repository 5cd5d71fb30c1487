/** The four singletons every flow of the page turns around: socket state, connection facts, commands, offline progress. */
import type { Knobs } from "../knobs";
import { Emitter } from "./emitter";
import { Model } from "./model";

export type SocketState =
  | "UNLAUNCHED"
  | "OPENING"
  | "UNPAIRED"
  | "UNPAIRED_IDLE"
  | "PAIRING"
  | "CONNECTED"
  | "TIMEOUT"
  | "CONFLICT";

interface SocketAttributes {
  readonly state: SocketState;
  readonly hasSynced: boolean;
}

interface ConnAttributes {
  readonly ref: string | undefined;
  readonly pushname: string | undefined;
  readonly platform: string | undefined;
  readonly phone: object | undefined;
  readonly battery: number | undefined;
  readonly plugged: boolean | undefined;
}

class ConnModel extends Model<ConnAttributes> {
  readonly #knobs: () => Knobs;

  constructor(knobs: () => Knobs) {
    super({
      ref: undefined,
      pushname: undefined,
      platform: undefined,
      phone: undefined,
      battery: undefined,
      plugged: undefined,
    });
    this.#knobs = knobs;
  }

  /** Stuck "in ready": whoever awaits something holding this thenable waits for ever. */
  override serialize(): Record<string, unknown> {
    const isStuck = this.#knobs().hangAt === "ready";
    // biome-ignore lint/suspicious/noThenProperty: being mistaken for a promise is the point
    return isStuck ? { ...super.serialize(), then: () => {} } : super.serialize();
  }
}

export interface AppModels {
  readonly socket: Model<SocketAttributes>;
  readonly conn: ConnModel;
  readonly cmd: Emitter;
  /** Percent of the messages that waited while the device was away. */
  offlineProgress: number;
}

export function createAppModels(knobs: () => Knobs): AppModels {
  return {
    socket: new Model<SocketAttributes>({ state: "UNLAUNCHED", hasSynced: false }),
    conn: new ConnModel(knobs),
    cmd: new Emitter(),
    offlineProgress: 0,
  };
}
