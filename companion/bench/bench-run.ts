/** What every measurement works with: one subject, phones, and where results go. */
import type { CompanionProcess } from "../../scripts/testing/companion-process";
import type { StandInProcess } from "../../scripts/testing/stand-in-process";
import type { PhoneControl } from "../simulator/control-client";
import type { Measure } from "./measures";
import type { BenchOptions } from "./options";
import type { Results } from "./results";
import type { Subject } from "./subject";

/** What a step of the bench begins with. */
export interface BenchSurroundings {
  readonly standIn: StandInProcess;
  /** Starts the companion as `npm start` does. */
  readonly startCompanion: (dataDir: string, env?: NodeJS.ProcessEnv) => Promise<CompanionProcess>;
  readonly options: BenchOptions;
  readonly results: Results;
}

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
  /** What ours is compared with beside plain whatsapp-web.js. */
  readonly recordOther: (measure: Measure, value: number) => void;
  /** Puts a remark below the table. */
  readonly note: (remark: string) => void;
  readonly say: (progress: string) => void;
}
