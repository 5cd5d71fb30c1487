/** What the page's parts share; made once in main.ts. */
import type { Knobs } from "../knobs";
import type { AppModels } from "./app-models";
import type { Connection } from "./connection";
import type { EraRows } from "./eras";
import type { PageKeys } from "./identity";
import type { MsgKeyClass } from "./msg-key";
import type { Passkey } from "./passkey";
import type { PageStore } from "./store";

export interface PageContext {
  readonly knobs: () => Knobs;
  readonly rows: () => EraRows;
  readonly keys: PageKeys;
  readonly app: AppModels;
  readonly store: PageStore;
  readonly Key: MsgKeyClass;
  readonly connection: Connection;
  readonly passkey: Passkey;
  /** What the socket model can be told to do. */
  readonly line: {
    logout(): Promise<void>;
    takeover(): void;
    reconnect(): void;
    refreshQr(): void;
  };
}

/** A module table: each entry is made when first asked for. */
export type Modules = Readonly<Record<string, object>>;
