/** For each status an operation announces, a request that ought to be answered with it. */
import { type ErrorCode, errorCatalogue } from "#shared/errors";
import { contracts } from "#shared/routes";
import type { Contract } from "#shared/routes/contract";
import { AppError } from "../../errors";
import { maxBodyBytes } from "../../http/gate/body";
import { sendRaw } from "../../http/testing/raw-http";
import { type Driver, ensureAccount, type Named } from "./contract-driver";
import { createSpentBudgets } from "./spent-budgets";
import { createUsualRequests, type UsualRequests } from "./usual-requests";

/** A head that can be read in two ways, which no well-behaved client sends. */
async function ambiguous({ rig, check }: Driver, { name, method, path }: Named): Promise<void> {
  const head = [`${method.toUpperCase()} ${path} HTTP/1.1`, `Host: 127.0.0.1:${rig.port}`];
  const { status, headers, body } = await sendRaw(rig.port, [...head, "Origin: a", "Origin: b", "Content-Length: 0"]);
  const type = /content-type: ([^\r\n]+)/.exec(headers)?.[1] ?? "";
  await check(name, "two origins", new Response(body, { status, headers: { "content-type": type } }));
}

/** Whatever the contract of the operation names for this status, one after the other. */
async function named({ broken }: UsualRequests, operation: Named, status: number): Promise<void> {
  const contract: Contract = contracts[operation.name as keyof typeof contracts];
  const codes = (contract.errors ?? []).filter((one: ErrorCode) => errorCatalogue[one].status === status);
  for (const one of codes) await broken("work", new AppError(one), operation);
}

async function succeed({ rig }: Driver, { provoke }: UsualRequests, operation: Named, status: number): Promise<void> {
  await ensureAccount(rig);
  const id = (await rig.accounts.read("a1")).id;
  rig.accounts.set(id, {
    status: status === 202 ? "authenticated" : "ready",
    isLoggedIn: status !== 204,
    desired: "running",
  });
  rig.accounts.qrs.set(id, "2@qr");
  if (operation.name === "pairDevice") {
    const { code: shown } = rig.pairing.open();
    return provoke(operation, { body: { code: shown, label: "x" } });
  }
  if (operation.name === "proveCompanion") {
    const { device } = await rig.issueToken({ label: "x", scope: "read", origin: null });
    return provoke(operation, { body: { deviceId: device.id, nonce: "A".repeat(43) } });
  }
  await provoke(operation);
}

export function createProvocations(driver: Driver) {
  const usual = createUsualRequests(driver);
  const { provoke, broken } = usual;
  const { rig } = driver;

  const byStatus: Readonly<Record<number, (operation: Named) => Promise<void>>> = {
    400: (operation) => ambiguous(driver, operation),
    401: (operation) => provoke(operation, { token: "" }),
    403: (operation) => provoke(operation, { headers: { Origin: "https://evil.example" } }),
    404: (operation) => provoke(operation, { path: { name: "nobody", id: crypto.randomUUID() } }),
    413: (operation) => provoke(operation, { body: " ".repeat(maxBodyBytes + 1) }),
    415: (operation) => provoke(operation, { body: "{}", headers: { "Content-Type": "text/plain" } }),
    422: (operation) => provoke(operation, { query: "?unknown=1" }),
    429: createSpentBudgets(driver, usual),
    500: (operation) => broken("everything", new Error("canary: what went wrong inside"), operation),
    503: async (operation) => {
      rig.state.health = "draining";
      await provoke(operation).finally(() => {
        rig.state.health = "ok";
      });
    },
  };

  return async (operation: Named, status: number): Promise<void> => {
    if (status < 400) await succeed(driver, usual, operation, status);
    else await byStatus[status]?.(operation);
    if (!driver.seen.has(`${operation.name} ${status}`)) await named(usual, operation, status);
  };
}
