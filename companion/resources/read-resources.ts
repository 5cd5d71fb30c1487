/** The last look at the browsers, with what the machine has and what it has room for. */
import type { BrowserResources, Resources } from "#shared/resources";
import type { Capacity } from "../pool/governor";

export interface ReadResourcesOptions {
  readonly browsers: () => readonly BrowserResources[];
  readonly capacity: () => Promise<Capacity>;
  readonly totalMb: number;
  readonly budgetMb: number | undefined;
  readonly maxRunning: () => number;
  readonly companionBytes: () => number;
}

export function createReadResources(options: ReadResourcesOptions): () => Promise<Resources> {
  const { browsers, capacity, totalMb, budgetMb, maxRunning, companionBytes } = options;
  return async () => {
    const { browsersMb, availableMb, running, perAccountMb, roomFor } = await capacity();
    return {
      browsers: browsers().map((one) => ({ ...one, accountIds: [...one.accountIds] })),
      browsersMb: Math.round(browsersMb ?? 0),
      companionMb: Math.round(companionBytes() / 1024 / 1024),
      totalMb: Math.round(totalMb),
      availableMb: Math.round(availableMb),
      budgetMb: budgetMb ?? null,
      running,
      maxRunning: maxRunning(),
      perAccountMb: Math.round(perAccountMb),
      roomFor,
    };
  };
}
