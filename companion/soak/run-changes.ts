/** `--changes 10000`: connections come and go while the companion is killed at random; what was told must be stored, in order. */
import { setTimeout as pause } from "node:timers/promises";
import type { Dice } from "./dice";
import type { Field } from "./field";
import { breaches, lostStatuses } from "./invariants";
import { bringBack } from "./person";
import type { Verdict } from "./verdict";

/** The stand-in's pages call again after 300 ms. */
const returnMs = 350;
const usualKillShare = 0.03;
const silentWaves = 20;
const sayEvery = 500;

export interface ChangesPlan {
  readonly dice: Dice;
  readonly changes: number;
  /** Of the waves in which connections come and go. */
  readonly killShare?: number;
  readonly say?: (progress: string) => void;
  /** Asked before each wave: a run that is called off still ends with a verdict. */
  readonly isCalledOff?: () => boolean;
}

async function flap({ members }: Field, dice: Dice): Promise<void> {
  const chosen = members.filter(() => dice.chance(0.8));
  await Promise.all(chosen.map(({ phone }) => phone.goOffline()));
  await Promise.all(chosen.map(({ phone }) => phone.goOnline()));
}

export async function runChanges(field: Field, plan: ChangesPlan): Promise<Verdict> {
  const { dice, changes, killShare = usualKillShare, say = () => {}, isCalledOff = () => false } = plan;
  const { watcher } = field;
  const begin = watcher.told.length;
  // Deleted accounts leave holes behind; none is deleted from here on.
  const firstRev = watcher.shown().rev + 1;
  const stuck: string[] = [];
  let [kills, said, silent] = [0, 0, 0];
  const sayHow = () => {
    said = watcher.told.length;
    say(`${said - begin} of ${changes} statuses told, ${kills} kills`);
  };
  while (watcher.told.length - begin < changes && stuck.length === 0 && !isCalledOff()) {
    const before = watcher.told.length;
    await flap(field, dice);
    const isKill = dice.chance(killShare);
    await pause(isKill ? dice.below(returnMs) : returnMs);
    if (isKill) {
      kills += 1;
      await field.end("SIGKILL");
      await field.begin();
    }
    silent = watcher.told.length === before ? silent + 1 : 0;
    // Waves that change nothing would go on for ever: somebody must be looked after.
    if (isKill || silent === silentWaves) stuck.push(...(await bringBack(field)).stuck);
    if (silent > silentWaves) stuck.push("no status is told any more");
    if (isKill || watcher.told.length - said >= sayEvery) sayHow();
  }
  stuck.push(...(await bringBack(field)).stuck);
  const lost = await lostStatuses(field);
  const holes = watcher.holes.map((hole) => `revisions: ${hole}`);
  const log = await field.books.statuses(firstRev);
  const gaps = log.filter(({ rev }, at) => rev !== firstRev + at).map(({ rev }) => `the log has a hole before ${rev}`);
  return {
    rows: [
      ["statuses told to a socket", String(watcher.told.length - begin)],
      ["kill -9 of the companion meanwhile", String(kills)],
      ["told and lost, or stored otherwise", String(lost.length)],
      ["out of order, missing or repeated on the socket", String(holes.length)],
      ["holes in the stored log", String(gaps.length)],
    ],
    findings: [...lost, ...holes, ...gaps, ...stuck, ...(await breaches(field))],
  };
}
