/** What every measurement works with: one subject, phones, and where results go. */
import type { PhoneControl } from "../simulator/control-client";
import type { Measure } from "./measures";
import type { BenchOptions } from "./options";
import type { Subject } from "./subject";

export interface LinkedAccount {
  readonly account: string;
  readonly phone: PhoneControl;
}

export interface BenchRun {
  readonly subject: Subject;
  /** A simulated phone with chats that no account is linked to yet. */
  readonly newPhone: () => Promise<PhoneControl>;
  readonly options: BenchOptions;
  readonly record: (measure: Measure, value: number) => void;
  /** Puts a remark below the table. */
  readonly note: (remark: string) => void;
  /** Tells the person at the terminal what goes on. */
  readonly say: (progress: string) => void;
}
