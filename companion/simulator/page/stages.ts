/** The page's slow moments: each stage takes its time, and one of them may hang until the knob is turned back. */
import type { Knobs } from "../knobs";

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export interface Stages {
  pass(stage: keyof Knobs["delaysMs"]): Promise<void>;
  unhang(stage: Knobs["hangAt"]): Promise<void>;
}

export function createStages(knobs: () => Knobs): Stages {
  const unhang = async (stage: string) => {
    while (knobs().hangAt === stage) await sleep(50);
  };
  return {
    unhang,
    async pass(stage) {
      await sleep(knobs().delaysMs[stage]);
      await unhang(stage);
    },
  };
}
