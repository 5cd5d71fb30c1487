/** For each operation the request that succeeds, and the same with one thing changed or broken. */
import { fakeMessage } from "../../http/testing/fake-chats";
import { type Driver, ensureAccount, type Named } from "./contract-driver";

/** How the usual request is changed; every field may be left out. */
interface Change {
  readonly token?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** Of a command only; undefined: none. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const goodBodies: Readonly<Record<string, unknown>> = {
  createSession: { clientName: "Toko Baru", method: "qr" },
  requestPairingCode: { phoneNumber: "+6281234500001" },
  exportSession: { passphrase: "kopi susu gula aren" },
  importSession: "a file",
  sendMessage: { to: "+6281234500001", text: "halo" },
  startSessions: { names: ["a1"] },
  stopSessions: { names: ["a1"] },
  deleteSessions: { names: ["a1"] },
  logoutSessions: { names: ["a1"] },
  updateSessions: { names: ["a1"], settings: { syncLimit: 1 } },
  updateSession: { syncLimit: 1 },
  updateSettings: { country: "ID" },
  createWebhook: { url: "https://hooks.example/saklar" },
  updateWebhook: { isEnabled: true },
  pairDevice: { code: "ABCD2345", label: "x" },
  proveCompanion: { deviceId: "0b9c1f3e-7a64-4c0a-9a6e-2f1d8f5c3a01", nonce: "A".repeat(43) },
};

/** What is no JSON is sent as it is. */
const goodUploads: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  importSession: { "Content-Type": "application/octet-stream", "Saklar-Passphrase": "kopi%20susu%20gula" },
};

const goodQueries: Readonly<Record<string, string>> = { searchMessages: "?q=halo" };

export function createUsualRequests({ rig, check }: Driver) {
  /** Of something new that the operation is about. */
  async function idIn({ name, path }: Named): Promise<string> {
    if (path.startsWith("/webhooks")) {
      const added = await rig.call("POST", "/webhooks", { body: goodBodies.createWebhook });
      return (await added.json()).webhook?.id ?? crypto.randomUUID();
    }
    if (name === "removeDevice") return (await rig.issueToken({ label: "x", scope: "read", origin: null })).device.id;
    // What was asked before may have used up the day.
    rig.quota.beginAnew();
    const made = await rig.call("POST", "/whatsapp/session/a1/quota/reservations");
    return (await made.json()).id ?? crypto.randomUUID();
  }

  /** The request that succeeds, but for the change. */
  async function ask(operation: Named, change: Change = {}): Promise<Response> {
    const { name, method, path } = operation;
    await ensureAccount(rig);
    const params = { name: "a1", ...fakeMessage, ...change.path };
    const id = path.includes(":id") ? (change.path?.id ?? (await idIn(operation))) : "";
    const filled = path.replace(/:(\w+)/g, (_, key: string) =>
      encodeURIComponent(String({ id, ...params }[key] ?? "")),
    );
    const url = `${filled}${change.query ?? goodQueries[name] ?? ""}`;
    const token = change.token ?? (name === "rotateToken" ? await rig.issue("read") : rig.tokens.admin);
    const body = "body" in change ? change.body : goodBodies[name];
    return rig.call(method.toUpperCase(), url, {
      token,
      ...(method !== "get" && body !== undefined && { body }),
      headers: { ...goodUploads[name], ...change.headers },
    });
  }

  /** Time passes before each. */
  const provoke = async (operation: Named, change?: Change) => {
    rig.clock.advance(1000);
    await check(operation.name, JSON.stringify(change), await ask(operation, change));
  };

  /** While the work behind the route, or everything, fails. */
  async function broken(part: "work" | "everything", error: Error, operation: Named, change?: Change) {
    await ensureAccount(rig);
    const id = operation.path.includes(":id") ? await idIn(operation) : "";
    rig.failing[part] = error;
    try {
      await provoke(operation, { ...change, path: { ...change?.path, ...(id !== "" && { id }) } });
    } finally {
      rig.failing[part] = null;
    }
  }

  return { ask, provoke, broken };
}

export type UsualRequests = ReturnType<typeof createUsualRequests>;
