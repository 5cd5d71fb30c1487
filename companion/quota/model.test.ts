/** Random histories of reservations, resets, limits, zones and clocks: the database always agrees with a plain model. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../errors";
import { createQuotaRig, type QuotaRig } from "./testing/quota-rig";

const hourMs = 60 * 60 * 1000;
const startAt = Date.parse("2026-03-06T08:00:00.000Z");
const zones = ["Asia/Jakarta", "America/New_York", "America/Havana", "Pacific/Kiritimati"];

type Step =
  | { readonly kind: "reserve"; readonly count: number }
  | { readonly kind: "giveBack" | "takeOne"; readonly pick: number }
  | { readonly kind: "reset" }
  | { readonly kind: "limit"; readonly limit: number }
  | { readonly kind: "time"; readonly hours: number }
  | { readonly kind: "zone"; readonly zone: string };

const pick = fc.nat(5);
const change: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("reserve" as const), count: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom("giveBack" as const, "takeOne" as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reset" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("limit" as const), limit: fc.integer({ min: 1, max: 12 }) }) },
);
const time = (range: { min: number; max: number }) =>
  fc.record({ kind: fc.constant("time" as const), hours: fc.integer(range) });
const zone = fc.record({ kind: fc.constant("zone" as const), zone: fc.constantFrom(...zones) });

interface Held {
  readonly id: string;
  readonly day: string;
  left: number;
}

/** The rules in plain words of code. A new day is only noted by a write, so that a clock put back in between loses nothing. */
class Model {
  day = "";
  noted = 0;
  limit = 8;
  held: Held[] = [];

  sentOn(today: string): number {
    return this.day >= today ? this.noted : 0;
  }

  note(sent: number, today: string, latest: string): void {
    if (this.day < today || this.day > latest) this.day = today;
    this.noted = sent;
  }
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => "ok",
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
}

async function take(rig: QuotaRig, model: Model, step: Step): Promise<void> {
  const { quota, days } = rig;
  const chosen = "pick" in step ? model.held[step.pick % Math.max(1, model.held.length)] : undefined;
  if (step.kind === "time") rig.clock.set(new Date(rig.clock.now() + step.hours * hourMs).toISOString());
  if (step.kind === "zone") rig.place.timeZone = step.zone;
  const [today, latest] = [days.today(), days.latestPlausible()];
  if (step.kind === "limit") {
    model.limit = step.limit;
    await rig.store.accounts.saveSettings("a", { dailyLimit: step.limit }, new Date().toISOString());
  }
  if (step.kind === "reset") {
    await quota.reset("a");
    model.note(0, today, latest);
    model.held = [];
  }
  if (step.kind === "reserve") {
    if (model.day > latest) model.day = today;
    model.held = model.held.filter(({ day }) => day >= today);
    const sent = model.sentOn(today) + step.count;
    const fits = sent <= model.limit;
    const attempt = quota.reserve("a", step.count);
    expect(await codeOf(attempt)).toBe(fits ? "ok" : "daily_limit");
    if (!fits) return;
    model.note(sent, today, latest);
    model.held.push({ id: (await attempt).id, day: model.day, left: step.count });
  }
  if (step.kind === "takeOne" && chosen !== undefined && model.held.includes(chosen)) {
    const isGood = chosen.left > 0 && chosen.day >= today && chosen.day <= latest;
    expect(await codeOf(quota.takeOne("a", chosen.id))).toBe(isGood ? "ok" : "reservation_not_found");
    if (isGood) chosen.left -= 1;
  }
  if (step.kind === "giveBack" && chosen !== undefined && model.held.includes(chosen)) {
    expect(await quota.giveBack("a", chosen.id)).toMatchObject({ givenBack: chosen.left });
    if (chosen.day === model.day) model.noted = Math.max(0, model.noted - chosen.left);
    model.held = model.held.filter((one) => one !== chosen);
  }
}

async function newRig() {
  const rig = await createQuotaRig({ startAt: new Date(startAt).toISOString() });
  await rig.addAccount("a", 8);
  return rig;
}

describe("the quota", () => {
  it("F42: does what the model does, whatever happens to clock and zone", async () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: change },
      { weight: 3, arbitrary: time({ min: -30, max: 40 }) },
      { weight: 1, arbitrary: zone },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const rig = await newRig();
        const model = new Model();
        for (const one of steps) {
          await take(rig, model, one);
          expect(await rig.sent("a")).toBe(model.sentOn(rig.days.today()));
        }
        await rig.store.close();
      }),
      { numRuns: 60 },
    );
  });

  it("never counts more than the limit on one day while the clock goes forward", async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: change.filter(({ kind }) => kind !== "limit" && kind !== "reset") },
      { weight: 2, arbitrary: time({ min: 0, max: 20 }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.constantFrom(...zones), async (steps, timeZone) => {
        const rig = await newRig();
        rig.place.timeZone = timeZone;
        const model = new Model();
        for (const one of steps) await take(rig, model, one);

        const { days } = await rig.quota.usage("a", 60);
        expect(days.every(({ sent }) => sent <= 8)).toBe(true);
        expect(days.find(({ day }) => day === rig.days.today())?.sent ?? 0).toBe(await rig.sent("a"));
        await rig.store.close();
      }),
      { numRuns: 60 },
    );
  });
});
