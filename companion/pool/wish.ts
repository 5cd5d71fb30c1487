/** The words between the use cases and the pool: what is wanted of an account, and what it is doing. */
import type { StatusReason } from "#shared/status";
import type { LinkRequest } from "../whatsapp/client-port";
import type { Priority } from "./start-queue";

export interface RunningWish {
  readonly state: "running";
  readonly epoch: number;
  readonly link: LinkRequest;
  /** Whether phone and companion know each other, as far as is stored. */
  readonly isLinked: boolean;
  readonly priority: Priority;
}

export interface StoppedWish {
  readonly state: "stopped";
  readonly epoch: number;
  readonly reason: StatusReason;
}

export type Wish = RunningWish | StoppedWish;

/** Work that needs the browser gone, and that no later wish may overtake. */
export interface Chore {
  readonly tellPhone: boolean;
  run(): Promise<void>;
}

/** `idle`: nothing runs and nothing will by itself. */
export type Activity = "idle" | "retrying" | "queued" | "alive" | "ending";
