/**
 * Requests by the thousand, made from the OpenAPI document: what it allows is served, what it forbids is refused,
 * and nothing is answered that it does not announce. Seeded, so that a finding comes again; longer with FUZZ_RUNS=500.
 */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { odd, oddText, surelyWrong, valid, validObject } from "./testing/contract-cases";
import { type Driver, namedOperations, type Parameter, type Sent, startDriver } from "./testing/contract-driver";
import { createProvocations } from "./testing/provocations";

const seed = 20_260_125;
const numRuns = Number(process.env.FUZZ_RUNS ?? 12);
const refusals = [400, 413, 415, 422];

let driver: Driver;
let findings = 0;
beforeAll(async () => {
  driver = await startDriver();
});
afterAll(async () => {
  if (process.env.FUZZ_RUNS !== undefined) console.info(totals());
  await driver.rig.close();
});

function totals(): string {
  const announced = driver.announced();
  const share = announced.filter(({ name, status }) => driver.seen.has(`${name} ${status}`)).length;
  const parts = [`${driver.sent()} requests`, `${namedOperations.length} operations`, `${findings} findings`];
  return `${parts.join(", ")}; ${share} of ${announced.length} announced answers seen`;
}

function inputs(name: string, makePath: (parameter: Parameter) => fc.Arbitrary<unknown>, body: fc.Arbitrary<unknown>) {
  const parameters = driver.documented[name]?.parameters ?? [];
  const group = (place: Parameter["in"]) => parameters.filter((parameter) => parameter.in === place);
  const path = fc.record(Object.fromEntries(group("path").map((one) => [one.name, makePath(one)])));
  const properties = Object.fromEntries(group("query").map((one) => [one.name, one.schema]));
  const required = group("query").flatMap((one) => (one.required ? [one.name] : []));
  const headers = fc.record(Object.fromEntries(group("header").map((one) => [one.name, valid(one.schema)])));
  const query = validObject({ properties, required });
  return fc.record({ path, query, headers, body }) as fc.Arbitrary<Sent>;
}

const existing = ({ name, schema }: Parameter) =>
  name === "name" ? fc.constantFrom<unknown>("a1", "nobody") : valid(schema, name);

const check = (property: fc.IAsyncProperty<[Sent]>) =>
  fc.assert(property, { seed, numRuns }).catch((finding: unknown) => {
    findings += 1;
    throw finding;
  });

describe.each(namedOperations)("$name", { timeout: Math.max(60_000, numRuns * 1000) }, (operation) => {
  it("serves every request its document allows, or says what stands in the way", async () => {
    const schema = driver.schemaOf(operation.name);
    const body = schema === undefined ? fc.constant(undefined) : valid(schema);

    await check(
      fc.asyncProperty(inputs(operation.name, existing, body), async (input) => {
        const status = await driver.send(operation, input);
        // What the JSON schema cannot say: an account linked by code needs a number.
        const isKnownGap = (input.body as { method?: string } | undefined)?.method === "pairing";
        if (!isKnownGap) expect(refusals, JSON.stringify(input)).not.toContain(status);
      }),
    );
  });

  it("accepts nothing its document forbids", async () => {
    const schema = driver.schemaOf(operation.name) ?? {};
    if (operation.method === "get") return;

    await check(
      fc.asyncProperty(inputs(operation.name, existing, surelyWrong(schema)), async (input) => {
        expect(refusals, JSON.stringify(input)).toContain(await driver.send(operation, input));
      }),
    );
  });

  it("is not broken by anything odd", async () => {
    const schema = driver.schemaOf(operation.name) ?? {};

    await check(
      fc.asyncProperty(
        inputs(operation.name, () => oddText, odd(schema)),
        async (input) => {
          expect(await driver.send(operation, input)).toBeLessThan(600);
        },
      ),
    );
  });
});

describe("every answer the document announces", () => {
  it("is given by a request that ought to get it", { timeout: 600_000 }, async () => {
    const provoke = createProvocations(driver);
    const byName = new Map(namedOperations.map((operation) => [operation.name as string, operation]));
    const unseen: string[] = [];

    // Spent budgets first: for everything else time goes on, and they fill again.
    const isLater = ({ status }: { status: number }) => Number(status !== 429);
    for (const { name, status } of driver.announced().toSorted((a, b) => isLater(a) - isLater(b))) {
      const operation = byName.get(name);
      const answer = `${name} ${status}`;
      if (operation === undefined || driver.seen.has(answer)) continue;
      await provoke(operation, status);
      if (!driver.seen.has(answer)) unseen.push(answer);
    }

    findings += unseen.length;
    expect(unseen).toEqual([]);
  });
});
