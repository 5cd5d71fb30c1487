/** All measurements, the subjects taking turns: whatever else the machine does meanwhile hits both alike. */
import { performance } from "node:perf_hooks";
import type { ControlClient, PhoneControl } from "../simulator/control-client";
import type { BenchRun, LinkedAccount } from "./bench-run";
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

export async function measureAll(subjects: readonly Subject[], surroundings: Surroundings): Promise<void> {
  const runs = subjects.map((subject) => ({ ...runOf(subject, surroundings), linked: [] as LinkedAccount[] }));
  const { rounds } = surroundings.options;
  for (let round = 1; round <= rounds; round += 1) {
    for (const run of runs) {
      run.say(`link, stop, start, stop: round ${round} of ${rounds}`);
      run.linked.push(await measureLifecycle(run, `toko-${round}`));
    }
  }
  for (const run of runs) for (const account of run.linked.slice(0, 1)) await measureEvents(run, account);
  // Not in turns: a neighbour's browsers would share pages with the ones that are counted.
  for (const run of runs) await measureMemory(run, run.linked);
}

function runOf(subject: Subject, { control, options, results }: Surroundings): BenchRun {
  let phones = 0;
  return {
    subject,
    options,
    newPhone(): Promise<PhoneControl> {
      phones += 1;
      const series = subject.name === "Saklar" ? "62812000" : "62813000";
      return control.addPhone(series + String(phones).padStart(5, "0"), { history });
    },
    say: (progress) => say(`${subject.name}: ${progress}`),
    note: (remark) => {
      say(remark);
      results.note(remark);
    },
    record: (measure, value) => results.record(measure, subject.name, value),
  };
}

function say(progress: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${progress}\n`);
}
