/** The REST contract: for each operation its inputs, answers and possible errors. Validation, types and OpenAPI come from here. */
import type { OperationName } from "#shared/paths";
import { accountRoutes } from "#shared/routes/accounts";
import { batchRoutes } from "#shared/routes/batch";
import { chatRoutes } from "#shared/routes/chats";
import { companionRoutes } from "#shared/routes/companion";
import type { Contract } from "#shared/routes/contract";
import { movingRoutes } from "#shared/routes/moving";
import { quotaRoutes } from "#shared/routes/quota";
import { webhookRoutes } from "#shared/routes/webhooks";

export const contracts = {
  ...accountRoutes,
  ...batchRoutes,
  ...chatRoutes,
  ...movingRoutes,
  ...quotaRoutes,
  ...webhookRoutes,
  ...companionRoutes,
} satisfies Record<OperationName, Contract>;

export type Contracts = typeof contracts;
