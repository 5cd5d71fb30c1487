/** What a machine with one running account might answer. */
import type { Resources } from "#shared/resources";

export const fakeResources: Resources = {
  browsers: [{ memoryMb: 310, cpuPercent: 4, accountIds: ["00000000-0000-4000-8000-000000000001"] }],
  browsersMb: 310,
  companionMb: 120,
  totalMb: 8_000,
  availableMb: 4_000,
  budgetMb: null,
  running: 1,
  maxRunning: 100,
  perAccountMb: 310,
  roomFor: 10,
};
