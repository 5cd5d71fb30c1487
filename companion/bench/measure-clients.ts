/** The steps about running clients, both sides taking turns: whatever else the machine does meanwhile hits both alike. */
import type { PhoneControl } from "../simulator/control-client";
import { startBaseline } from "./baseline-process";
import type { BenchRun, BenchSurroundings, LinkedAccount } from "./bench-run";
import { measureEvents } from "./measure-events";
import { measureLifecycle } from "./measure-lifecycle";
import { measureMemory } from "./measure-memory";
import { plain } from "./measures";
import { startProduct } from "./product-process";
import { say } from "./say";
import type { Subject } from "./subject";

const history = { chats: 20, messages: 50, groups: 2 };

type Run = BenchRun & { readonly linked: LinkedAccount[] };

export async function measureClients(around: BenchSurroundings): Promise<void> {
  const subjects: Subject[] = [];
  try {
    subjects.push(await startProduct(around), await startBaseline(around.standIn.chromium));
    const runs = subjects.map((subject): Run => ({ ...runOf(subject, around), linked: [] }));
    await measureInTurns(runs, around);
  } finally {
    await Promise.all(subjects.map((subject) => subject.close()));
  }
}

async function measureInTurns(runs: readonly Run[], { options, results }: BenchSurroundings): Promise<void> {
  const { steps, rounds } = options;
  results.begin("starts");
  // Events need an account of each that is linked; memory takes what there is.
  const links = steps.includes("starts") ? rounds : 1;
  for (let round = 1; round <= links; round += 1) {
    for (const run of runs) {
      run.say(`link, stop, start, stop: round ${round} of ${links}`);
      run.linked.push(await measureLifecycle(run, `toko-${round}`));
    }
  }
  if (steps.includes("events")) {
    results.begin("events");
    await measureEvents(runs.flatMap((run) => run.linked.slice(0, 1).map((linked) => ({ run, linked }))));
  }
  if (!steps.includes("memory")) return;
  results.begin("memory");
  // Not in turns: a neighbour's browsers would share pages with the ones that are counted.
  for (const run of runs) await measureMemory(run, run.linked);
}

function runOf(subject: Subject, { standIn, options, results }: BenchSurroundings): BenchRun {
  const side = subject.name === plain ? "other" : "ours";
  let phones = 0;
  return {
    subject,
    options,
    newPhone(): Promise<PhoneControl> {
      phones += 1;
      const series = side === "ours" ? "62812000" : "62813000";
      return standIn.control.addPhone(series + String(phones).padStart(5, "0"), { history });
    },
    say: (progress) => say(`${subject.name}: ${progress}`),
    note: (remark) => {
      say(remark);
      results.note(remark);
    },
    record: (measure, value) => results.record(measure, side, value),
    recordOther: (measure, value) => {
      if (side === "ours") results.record(measure, "other", value);
    },
  };
}
