/** Every move, allowed or refused: the table of the contract, spelled out a second time on purpose. */
import { describe, expect, it } from "vitest";
import { type AccountStatus, accountStatuses } from "#shared/status";
import { canMove } from "#shared/transitions";

const contract: readonly [from: AccountStatus, to: string][] = [
  ["disconnected", "loading ready"],
  ["loading", "qr pairing authenticated disconnected error"],
  ["qr", "qr authenticated disconnected error"],
  ["pairing", "pairing authenticated disconnected error"],
  ["authenticated", "ready disconnected error"],
  ["ready", "disconnected error"],
  ["error", "loading"],
];

const everyMove = contract.flatMap(([from, allowed]) =>
  accountStatuses.map((to) => ({ from, to, allowed: allowed.split(" ").includes(to) })),
);

describe("a move of the client", () => {
  it.each(everyMove)("from $from to $to is allowed: $allowed", ({ from, to, allowed }) => {
    expect(canMove(from, to)).toBe(allowed);
  });
});

describe("a stop by a person", () => {
  it.each(accountStatuses)("leads from %s to disconnected and nowhere else", (from) => {
    const reachable = accountStatuses.filter((to) => canMove(from, to, "stop"));

    expect(reachable).toEqual(["disconnected"]);
  });
});
