/** Random commands and facts on a real database: what everyone was told must be what is stored. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Account } from "#shared/account";
import { fromSnapshot, withStatus } from "#shared/client/account-list";
import type { Snapshot, StatusUpdate } from "#shared/events";
import type { StoredStatus } from "../events/event-bus";
import type { ClientFact } from "../whatsapp/client-port";
import { type AccountsRig, createAccountsRig } from "./testing/accounts-rig";

const names = ["Satu", "Dua"] as const;
const facts: readonly ClientFact[] = [
  { kind: "qr", text: "one" },
  { kind: "authenticated" },
  { kind: "ready", phoneNumber: "628", pushName: null },
  { kind: "offline" },
  { kind: "online" },
  { kind: "ended", reason: "browser_crashed" },
  { kind: "ended", reason: "link_expired" },
];

/** Of a socket that came in at some moment: its snapshot, and what it was told from there on. */
interface View {
  readonly snapshot: Snapshot;
  readonly later: StoredStatus["update"][];
}

const views = new WeakMap<AccountsRig, View[]>();

async function attach(rig: AccountsRig): Promise<void> {
  await rig.useCases.attach((snapshot) => {
    const later: View["later"] = [];
    rig.bus.on("status.stored", ({ update }) => void later.push(update));
    views.set(rig, [...(views.get(rig) ?? []), { snapshot, later }]);
  });
}

/** `npm run fuzz` asks for more. */
const runs = Number(process.env.FUZZ_RUNS ?? 30);

type Step = (rig: AccountsRig) => Promise<unknown> | unknown;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom(...names).map(
    (name): Step =>
      (rig) =>
        rig.useCases.start(name),
  ),
  fc.constantFrom(...names).map(
    (name): Step =>
      (rig) =>
        rig.useCases.stop(name),
  ),
  fc.constantFrom(...names).map(
    (name): Step =>
      (rig) =>
        rig.useCases.logout(name),
  ),
  fc.tuple(fc.nat(3), fc.constantFrom(...facts)).map(
    ([client, fact]): Step =>
      (rig) =>
        rig.clients.all.at(-1 - client)?.report(fact),
  ),
  fc.constant<Step>(attach),
  fc.constant<Step>((rig) => rig.clock.advance(5_000)),
  fc.constant<Step>((rig) => rig.stored()),
);

describe("whatever commands and facts come together", () => {
  it(
    "F41: revisions have no holes, and what is stored is what was told last, to whoever came in at any moment",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
          const rig = await createAccountsRig();
          for (const clientName of names) await rig.create({ clientName, start: false });

          await Promise.all(steps.map((one) => one(rig)));
          await rig.stored();

          const told = rig.eventsOf("status.stored").map(({ update }) => update);
          expect(told.map(({ rev }) => rev)).toEqual(told.map((_, index) => index + 1));
          for (const name of names) {
            const account = await rig.useCases.read(name);
            const last = told.findLast(({ accountId }) => accountId === account.id);
            if (last !== undefined) expect([account.status, account.rev]).toEqual([last.status, last.rev]);
            const ownEpochs = told.filter(({ accountId }) => accountId === account.id).map(({ epoch }) => epoch);
            expect(ownEpochs).toEqual(ownEpochs.toSorted((a, b) => a - b));
          }
          for (const { snapshot, later } of views.get(rig) ?? []) {
            expect(later.map(({ rev }) => rev)).toEqual(later.map((_, index) => snapshot.rev + 1 + index));
            const shown = later.reduce(
              (state, update) => withStatus(state, update as StatusUpdate).state,
              fromSnapshot(snapshot),
            );
            const stored = await rig.useCases.list({ limit: 100 });
            const factsOf = ({ id, status, reason, rev }: Account) => ({ id, status, reason, rev });
            expect([...shown.accounts.values()].map(factsOf)).toEqual(stored.accounts.map(factsOf));
          }
          expect([rig.accounts.counters.refusedMoves, rig.clients.mostAlive <= 1]).toEqual([0, true]);
          await rig.store.close();
        }),
        { numRuns: runs },
      );
    },
    60_000 + runs * 500,
  );
});
