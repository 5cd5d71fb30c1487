/** All measurements of one subject, in the order in which each finds what the one before left. */
import { performance } from "node:perf_hooks";
import type { ControlClient, PhoneControl } from "../simulator/control-client";
import type { BenchRun } from "./bench-run";
import { measureEvents } from "./measure-events";
import { measureLifecycle } from "./measure-lifecycle";
import { measureMemory } from "./measure-memory";
import type { BenchOptions } from "./options";
import type { Results } from "./results";
import type { Subject } from "./subject";

const history = { chats: 20, messages: 50, groups: 2 };

interface Surroundings {
  readonly control: ControlClient;
  readonly options: BenchOptions;
  readonly results: Results;
}

/** The subject is closed in the end, whatever happened. */
export async function measureSubject(subject: Subject, { control, options, results }: Surroundings): Promise<void> {
  let phones = 0;
  const newPhone = (): Promise<PhoneControl> => {
    phones += 1;
    const series = subject.name === "Saklar" ? "62812000" : "62813000";
    return control.addPhone(series + String(phones).padStart(5, "0"), { history });
  };
  const run: BenchRun = {
    subject,
    options,
    newPhone,
    say: (progress) => say(`${subject.name}: ${progress}`),
    note: (remark) => {
      say(remark);
      results.note(remark);
    },
    record: (measure, value) => results.record(measure, subject.name, value),
  };
  try {
    const linked = await measureLifecycle(run);
    const [first] = linked;
    if (first) await measureEvents(run, first);
    await measureMemory(run, linked);
  } finally {
    await subject.close();
  }
}

function say(progress: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${progress}\n`);
}
