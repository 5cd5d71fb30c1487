/** Many accounts at once. */
import { batchResultSchema, batchSchema, batchSettingsSchema } from "#shared/batch";
import type { OperationName } from "#shared/paths";
import type { Contract } from "#shared/routes/contract";

const batchAnswer = { 200: batchResultSchema };

export const batchRoutes = {
  startSessions: { summary: "Start many accounts", body: batchSchema, answers: batchAnswer },
  stopSessions: { summary: "Stop many accounts", body: batchSchema, answers: batchAnswer },
  stopAllSessions: { summary: "Stop every account", answers: batchAnswer },
  pauseAllSessions: { summary: "Stop every account that runs, and remember which these were", answers: batchAnswer },
  resumeAllSessions: { summary: "Start exactly those that pause-all has stopped", answers: batchAnswer },
  deleteSessions: { summary: "Delete many accounts", body: batchSchema, answers: batchAnswer },
  logoutSessions: { summary: "Log many accounts out", body: batchSchema, answers: batchAnswer },
  updateSessions: { summary: "Change settings of many accounts", body: batchSettingsSchema, answers: batchAnswer },
} as const satisfies Partial<Record<OperationName, Contract>>;
